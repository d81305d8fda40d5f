"""Improvement: how a project measures whether a change is better."""
