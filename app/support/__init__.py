"""What people need to take part: recorded once, shown wherever they are contacted, met or not, and looked at again each year.

It stands below the outbox, which sends nobody a letter in a form that they cannot use (Accessible Information Standard, DAPB1605).
"""
