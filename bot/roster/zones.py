"""The time zone of a place, where there is only one: a city that a zone is called after, or a country."""

from functools import cache
from zoneinfo import available_timezones

from frameworks.model import same_name_key

_CITIES = {
    "munich": "Europe/Berlin", "hamburg": "Europe/Berlin", "frankfurt": "Europe/Berlin",
    "cologne": "Europe/Berlin", "köln": "Europe/Berlin", "münchen": "Europe/Berlin",
    "stuttgart": "Europe/Berlin", "leipzig": "Europe/Berlin", "geneva": "Europe/Zurich",
    "basel": "Europe/Zurich", "zürich": "Europe/Zurich", "wien": "Europe/Vienna", "praha": "Europe/Prague",
    "brno": "Europe/Prague", "lyon": "Europe/Paris", "marseille": "Europe/Paris", "lille": "Europe/Paris",
    "barcelona": "Europe/Madrid", "milan": "Europe/Rome", "milano": "Europe/Rome", "roma": "Europe/Rome",
    "kraków": "Europe/Warsaw", "krakow": "Europe/Warsaw", "gdańsk": "Europe/Warsaw",
    "edinburgh": "Europe/London", "glasgow": "Europe/London", "cardiff": "Europe/London",
    "bristol": "Europe/London", "leeds": "Europe/London", "cork": "Europe/Dublin",
    "rotterdam": "Europe/Amsterdam", "utrecht": "Europe/Amsterdam", "porto": "Europe/Lisbon",
    "bengaluru": "Asia/Kolkata", "bangalore": "Asia/Kolkata", "mumbai": "Asia/Kolkata",
    "delhi": "Asia/Kolkata", "new delhi": "Asia/Kolkata", "chennai": "Asia/Kolkata",
    "hyderabad": "Asia/Kolkata", "pune": "Asia/Kolkata", "beijing": "Asia/Shanghai",
    "shenzhen": "Asia/Shanghai", "guangzhou": "Asia/Shanghai", "osaka": "Asia/Tokyo", "kyoto": "Asia/Tokyo",
    "hanoi": "Asia/Ho_Chi_Minh", "tel aviv": "Asia/Jerusalem", "abu dhabi": "Asia/Dubai",
    "san francisco": "America/Los_Angeles", "seattle": "America/Los_Angeles",
    "new york city": "America/New_York", "boston": "America/New_York", "atlanta": "America/New_York",
    "washington dc": "America/New_York", "austin": "America/Chicago", "dallas": "America/Chicago",
    "houston": "America/Chicago", "montreal": "America/Toronto", "ottawa": "America/Toronto",
    "rio de janeiro": "America/Sao_Paulo", "são paulo": "America/Sao_Paulo", "bogotá": "America/Bogota",
    "cape town": "Africa/Johannesburg", "abuja": "Africa/Lagos", "alexandria": "Africa/Cairo",
    "canberra": "Australia/Sydney", "wellington": "Pacific/Auckland",
}  # fmt: skip
"""Large cities after which no zone is called; left out are names that several large cities share."""

_COUNTRIES = {
    "germany": "Europe/Berlin", "deutschland": "Europe/Berlin", "de": "Europe/Berlin",
    "france": "Europe/Paris", "fr": "Europe/Paris", "italy": "Europe/Rome", "it": "Europe/Rome",
    "austria": "Europe/Vienna", "at": "Europe/Vienna", "switzerland": "Europe/Zurich", "ch": "Europe/Zurich",
    "poland": "Europe/Warsaw", "pl": "Europe/Warsaw", "czechia": "Europe/Prague", "cz": "Europe/Prague",
    "united kingdom": "Europe/London", "uk": "Europe/London", "gb": "Europe/London",
    "ireland": "Europe/Dublin", "ie": "Europe/Dublin", "netherlands": "Europe/Amsterdam",
    "nl": "Europe/Amsterdam", "belgium": "Europe/Brussels", "be": "Europe/Brussels",
    "sweden": "Europe/Stockholm", "se": "Europe/Stockholm", "norway": "Europe/Oslo", "no": "Europe/Oslo",
    "denmark": "Europe/Copenhagen", "dk": "Europe/Copenhagen", "finland": "Europe/Helsinki",
    "fi": "Europe/Helsinki", "india": "Asia/Kolkata", "in": "Asia/Kolkata", "japan": "Asia/Tokyo",
    "jp": "Asia/Tokyo", "singapore": "Asia/Singapore", "sg": "Asia/Singapore", "egypt": "Africa/Cairo",
    "eg": "Africa/Cairo", "kenya": "Africa/Nairobi", "ke": "Africa/Nairobi", "nigeria": "Africa/Lagos",
    "ng": "Africa/Lagos", "south africa": "Africa/Johannesburg", "za": "Africa/Johannesburg",
}  # fmt: skip
"""Countries with one zone; those with several, such as Spain with its islands, are left out."""


@cache
def of(location: str, country: str = "") -> str | None:
    """The zone of a place, or None where that is not sure."""
    for part in (location, *location.split(",")):
        name = same_name_key(part)
        if zone := _by_city().get(name) or _COUNTRIES.get(name):
            return zone
    return _COUNTRIES.get(same_name_key(country))


@cache
def _by_city() -> dict[str, str]:
    """The only zone that is called after a city."""
    named: dict[str, set[str]] = {}
    for zone in available_timezones():
        area, _, city = zone.rpartition("/")
        if area and not area.startswith(("Etc", "SystemV", "US", "Canada", "Brazil", "Mexico", "Chile")):
            named.setdefault(city.replace("_", " ").casefold(), set()).add(zone)
    return {city: zones.pop() for city, zones in named.items() if len(zones) == 1} | _CITIES
