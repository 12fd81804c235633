"""What parts one trading bot from another: one record of habits."""

from __future__ import annotations

from marketgen.engine.frozen import frozen


@frozen
class Policy:
    """The habits of a trading bot.

    reacts: looks at today's prices and wishes, and weighs what is asked of it; else it asks by ``stance``, keeps its
    display and answers by luck. stock_days: days of sales it likes to hold. walk_worth: minor units a purchase must
    promise to be worth an hour. grows: what it builds may cost so many days of food, whatever its goal asks for apart
    (at 0 it builds nothing at all): who only looks at today does not build for next week. frees: pays the workplace.
    gifts: ``none``, ``modest`` (what is expected, once a week) or ``lavish`` (twice that, twice a week). media:
    ``never``, ``one``, ``every`` or ``last`` (only in the last days). cares: keeps the household as it should be; a bot
    that does not feeds it on the poorest whole meal and pays nothing that is asked of it. plans: thinks of the days
    that are left, in what it holds, builds and feeds, and of what its goal asks. knows: also orders ahead, knows dear
    from cheap by what was before, and uses the hours before the market. The rest are habits that must not pay: one_good
    buys one good only, drawn by the seed; hoards holds goods and asks the dearest price until the last days; borrows
    all it is lent; informs on whomever it can; travels for its goods to one place, again and again.
    """

    reacts: bool = True
    stance: str = ""
    stock_days: int = 3
    walk_worth: int = 1500
    grows: int = 1
    frees: bool = False
    gifts: str = "none"
    media: str = "never"
    cares: bool = True
    plans: bool = False
    knows: bool = False
    one_good: bool = False
    hoards: bool = False
    borrows: bool = False
    informs: bool = False
    travels: bool = False
