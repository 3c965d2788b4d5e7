"""The three invented sites: what they are called and how their stories are numbered."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Almaty")


@dataclass(frozen=True, slots=True)
class Site:
    """One news site; `key` is its folder in addresses."""

    key: str
    name: str
    motto: str
    host: str  # as it signs its stories
    colour: str
    first_number: int  # of its first story here


SITES = {
    site.key: site
    for site in (
        Site("tolqyn", "Толқын", "Елдің тынысы – бір толқында", "Tolqyn.kz", "#0b6e99", 10241),
        Site("dala", "Дала", "Даланың даусы, ауылдың жаңалығы", "Dala.kz", "#8a5a12", 5170),
        Site("alatau", "Алатау", "Биіктен қарап, анық айтамыз", "Alatau.kz", "#1c6b45", 38413),
    )
}
