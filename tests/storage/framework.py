"""A framework in which every field of every part is used, and told apart from its neighbours."""

from frameworks.model import (
    Competency,
    Expectation,
    Framework,
    JobFamily,
    Level,
    Move,
    PayBand,
    Resource,
    Role,
    Scale,
    Track,
)

WHOLE = Framework(
    id="acme",
    name="Acme",
    version="2026.1",
    language="cs",
    blank="inherit",
    cumulative=True,
    pay_visibility="own-band",
    licence="CC0",
    scales=(
        Scale(
            id="s", levels=(Level(id="b", value=0, name="B"), Level(id="a", value=1.5, name="A", points=3))
        ),
        Scale(id="t", name="T", levels=()),
    ),
    competencies=(
        Competency(key="z", name="Z", scale="s", levels={"b": "second", "a": "first"}, aliases=("zed", "ž")),
        Competency(key="y", name="Y", category="Core", kind="behaviour", cumulative=False, family="eng"),
    ),
    families=(JobFamily(key="eng", name="Eng"), JobFamily(key="data", name="Data", parent="eng")),
    roles=(
        Role(
            key="eng/two",
            title="Two",
            family="eng",
            grade="E2",
            score=(1.5, 2),
            extends="eng/one",
            expectations=(
                Expectation(competency="z", level="a", text="x", importance="core", must_have=True, weight=2),
                Expectation(competency="y", text="only words"),
            ),
        ),
        Role(key="eng/one", title="One", family="eng", status="legacy", promotion_note="ask"),
    ),
    tracks=(Track(key="ic", family="eng", name="IC", roles=("eng/one", "eng/two"), weights={"z": 0.5}),),
    moves=(Move(origin="eng/two", target="eng/one", note="why"),),
    bands=(PayBand(grade="E2", currency="EUR", min=1, max=2.5), PayBand(role="eng/one")),
    resources=(Resource(competency="z", title="Book", level="1→2"),),
)
