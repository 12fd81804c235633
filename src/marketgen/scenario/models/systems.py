"""The systems of the game: on which day each enters."""

from marketgen.scenario.models.types import Day, Entry, One


class Systems(Entry):
    """The day on which each system enters the game; one that is not named never does."""

    price: One
    """Price: there from day 1, without it there is nothing to do."""
    demand: Day | None = None
    """Demand: what people wish for is told."""
    offers: Day | None = None
    """Offers and orders from middlemen."""
    spoilage: Day | None = None
    """Spoilage."""
    household: Day | None = None
    """Household: meals and health."""
    family: Day | None = None
    """Family: duties, school, illness, fuel, the winter's kimchi; it needs ``household``."""
    place: Day | None = None
    """Place: a stall left shut is lost."""
    officials: Day | None = None
    """Officials, gifts and inspections."""
    rumours: Day | None = None
    """Rumours and prices of other places."""
    exchange: Day | None = None
    """The changer."""
    reform: Day | None = None
    """Reform: money that can die."""
    council: Day | None = None
    """Council: the household is asked before a danger; it needs ``household``."""
    street: Day | None = None
    """Street: neighbours who believe something of each price, and live on what they sell."""
    kye: Day | None = None
    """Kye: savings clubs."""
    credit: Day | None = None
    """Credit from suppliers, and loans."""
    growth: Day | None = None
    """Upgrades."""
    porter: Day | None = None
    """A day of carrying for others, and goods on trust."""
    shocks: Day | None = None
    """Price shocks, and neighbours who copy."""
    travel: Day | None = None
    """Travel to other places."""
    shipments: Day | None = None
    """Shipments on the road, parcels, and the quality of what is brought."""
    partners: Day | None = None
    """Partners: who sells with the player for a share."""
    dealing: Day | None = None
    """Dealing in other money."""
    demonstration: Day | None = None
    """A demonstration: friends who walk about in what is sold."""
    sidelines: Day | None = None
    """Sidelines: work beside the stall, and shares in what others run."""
    ventures: Day | None = None
    """Ventures: a workshop, what is learned there, who lends a name, who orders."""
    bargains: Day | None = None
    """Bargains: a buyer or a lot worth haggling over, once or twice a day."""
