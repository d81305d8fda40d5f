"""Signing in and out, organisations, roles, and the commands for whoever has the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from flask import Blueprint, Request, g, request, session, url_for
from flask_login import current_user
from werkzeug.wrappers import Response as AnyResponse

from app.core import i18n, tokens
from app.core.config import settings
from app.core.errors import NotFound, Refused
from app.core.forms import Plain
from app.core.web import forget_device, go_to, keep, open_to, page
from app.core.web.answering import safe_way_on
from app.core.web.door import ROLES
from app.core.web.guests import SIGNED_IN
from app.people import actions, queries
from app.people.forms import CodeForm, SignInForm

if TYPE_CHECKING:
    from app.people.models import Person, Visit

people = Blueprint("people", __name__, cli_group=None)


def who_is_here(asked: Request) -> Person | None:
    """For flask-login: the person of the visit that the cookie stands for."""
    token = asked.cookies.get(SIGNED_IN, "")
    g.visit = queries.visitor(token) if token else None
    return g.visit.person if g.visit else None


@people.route("/sign-in", methods=["GET", "POST"])
@open_to("everyone")
def sign_in() -> AnyResponse:
    """Asks for an address; the answer is the same whether we know it or not."""
    form = SignInForm()
    if form.validate_on_submit():
        then = safe_way_on(request.args.get("then", ""), "")
        try:
            letter = actions.ask_to_sign_in(form.email.data or "", reading=i18n.reading().tag, then=then)
            session["sign_in"] = letter.id
            return go_to(url_for("people.code"))
        except Refused as refusal:
            form.refuse(refusal)
    return page("people/sign_in.html", form=form, status=422 if form.errors else 200)


@people.route("/sign-in/code", methods=["GET", "POST"])
@open_to("everyone")
def code() -> AnyResponse:
    """Look in your email; or type the code here."""
    form = CodeForm()
    number = session.get("sign_in", 0)
    if form.validate_on_submit():
        try:
            visit = actions.try_code(number, form.code.data or "")
            if visit:
                return _enter(visit, queries.way_on(number))
            keep()  # the try is counted, whatever else happens
            form.refuse(Refused(i18n.gettext("That code did not open the door. Check the figures, or ask for a new letter."), field="code"))
        except Refused as refusal:
            form.refuse(refusal)
    return page("people/code.html", form=form, status=422 if form.errors else 200)


@people.route("/sign-in/<token>", methods=["GET", "POST"])
@open_to("everyone")
def use_link(token: str) -> AnyResponse:
    """GET shows a button, so that a link scanner spends nothing; POST signs in."""
    form = Plain()
    letter = queries.sign_in_of(token)
    if letter is None:
        return page("people/old_link.html", status=404)
    if form.validate_on_submit():
        visit = actions.spend(letter)
        return _enter(visit, letter.then)
    return page("people/use_link.html", form=form)


def _enter(visit: Visit, then: str) -> AnyResponse:
    session.pop("sign_in", None)
    answer = go_to(safe_way_on(then, url_for("journey.after_sign_in")))
    lives = int(actions.VISIT_LIVES.total_seconds())
    answer.set_cookie(
        SIGNED_IN, tokens.mint("visit", visit.id, visit.salt), max_age=lives, httponly=True, samesite="Lax", secure=settings().secure
    )
    return answer


@people.route("/sign-out", methods=["POST"])
@open_to("everyone")
def sign_out() -> AnyResponse:
    """This browser, or every one."""
    if not current_user.is_authenticated:
        return _left()
    if request.form.get("everywhere"):
        actions.sign_out_everywhere(current_user.id)
    else:
        actions.sign_out(g.visit)
    return _left()


def _left() -> AnyResponse:
    return forget_device(go_to(url_for("journey.home")))


def link_for(address: str) -> str:
    """A one-time sign-in address for somebody we know. Raises NotFound."""
    letter = actions.shell_sign_in(address)
    return f"{settings().base_url}/en/sign-in/{tokens.mint('sign-in', letter.id, letter.salt)}"


@people.cli.command("make-administrator")
@click.argument("email")
@click.option("--name", default="", help="What to call them.")
def make_administrator(email: str, name: str) -> None:
    """Makes the person of EMAIL an administrator, and prints a link to sign in."""
    _make(email, name, "administrator")


@people.cli.command("give-role")
@click.argument("email")
@click.argument("role", type=click.Choice(ROLES))
@click.option("--name", default="", help="What to call them.")
@click.option("--organisation", default="", help="Of which organisation, by its name or its code. A provider QI lead needs one.")
def give_role(email: str, role: str, name: str, organisation: str) -> None:
    """Gives the person of EMAIL a ROLE, and prints a link to sign in."""
    _make(email, name, role, organisation)


def _make(email: str, name: str, role: str, organisation: str = "") -> None:
    try:
        actions.staff_from_shell(email, name, role, organisation)
    except NotFound:
        raise click.ClickException(f"No organisation has the name or the code {organisation}.") from None
    except Refused as refusal:
        raise click.ClickException(f"{refusal.sentence} Say which: --organisation NAME") from None
    click.echo(f"{email} is now: {role}. To sign in, open this once within 30 minutes:\n{link_for(email)}")


@people.cli.command("sign-in-link")
@click.argument("email")
def sign_in_link(email: str) -> None:
    """Prints a link that signs the person of EMAIL in once, within 30 minutes."""
    try:
        link = link_for(email)
    except NotFound:
        raise click.ClickException(f"Nobody has the address {email}. Use make-administrator or give-role first.") from None
    click.echo(link)


from app.people.views import organisations, roles  # noqa: E402 the pages hang themselves on the blueprint

__all__ = ["link_for", "organisations", "people", "roles", "who_is_here"]
