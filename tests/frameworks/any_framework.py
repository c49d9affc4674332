"""Any small framework that a document can hold, for properties."""

from hypothesis import strategies as st

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

# Whatever can be written down, with the signs that have broken YAML files before well in front.
signs = st.one_of(
    st.sampled_from("aZ019 :#-{}[],&*!|>'\"%@`~?\n\t\\/\u2028\u2029\x85\xa0\ufeff\u200b😀éß中"),
    st.characters(exclude_categories=("Cs", "Cc")),
)
awkward = st.sampled_from(
    ["No", "on", "1.10", "0123", "12:30", "2026-01-02", "null", "~", "=", "<<", "- a\n- b", "a: b", "1e3"]
)
texts = st.one_of(awkward, st.text(signs, max_size=30)).map(str.strip).filter(bool)
keys = st.text("abcdefgh0123456789", min_size=1, max_size=4)
maybe = st.one_of(st.none(), texts)
numbers = st.floats(-1e12, 1e12)
statuses = st.sampled_from(["active", "legacy", "not-in-use"])
some_texts = st.lists(texts, max_size=2).map(tuple)
shares = st.floats(0, 100)


@st.composite
def scales(draw: st.DrawFn, scale_id: str) -> Scale:
    ids = draw(st.lists(keys, min_size=1, max_size=4, unique=True))
    values = sorted(draw(st.lists(numbers, min_size=len(ids), max_size=len(ids), unique=True)))
    levels = [
        Level(
            id=one,
            value=value,
            name=draw(texts),
            points=draw(st.one_of(st.none(), numbers)),
            description=draw(maybe),
        )
        for one, value in zip(ids, values, strict=True)
    ]
    return Scale(id=scale_id, name=draw(maybe), levels=tuple(levels))


def competencies(key: str, scale: Scale | None, families: list[str]) -> st.SearchStrategy[Competency]:
    ids = [level.id for level in scale.levels] if scale else []
    described = st.dictionaries(st.sampled_from(ids), texts) if scale else st.just({})
    return st.builds(
        Competency,
        key=st.just(key),
        name=texts,
        category=maybe,
        kind=maybe,
        scale=st.just(scale.id if scale else None),
        levels=described.map(lambda found: {one: found[one] for one in ids if one in found}),
        description=maybe,
        aliases=some_texts,
        cumulative=st.one_of(st.none(), st.booleans()),
        family=st.sampled_from([None, *families]),
    )


def expectations(
    draw: st.DrawFn, library: list[Competency], by_id: dict[str, Scale]
) -> tuple[Expectation, ...]:
    found = []
    for competency in library:
        levels = [level.id for level in by_id[competency.scale].levels] if competency.scale else []
        expected = Expectation(
            competency=competency.key,
            level=draw(st.sampled_from([None, *levels])),
            text=draw(maybe),
            importance=draw(st.sampled_from([None, "core", "optional", "not-applicable"])),
            must_have=draw(st.booleans()),
            weight=draw(st.one_of(st.none(), shares)),
        )
        found += [expected] if expected != Expectation(competency=competency.key) else []
    return tuple(found)


def roles(
    draw: st.DrawFn,
    role_keys: list[str],
    families: list[str],
    library: list[Competency],
    scale: dict[str, Scale],
) -> tuple[Role, ...]:
    found = [
        Role(
            key=key,
            title=draw(texts),
            family=draw(st.sampled_from(families)),
            grade=draw(maybe),
            aliases=draw(some_texts),
            summary=draw(maybe),
            status=draw(statuses),
            extends=draw(st.sampled_from([None, *role_keys[:place]])),
            score=draw(st.sampled_from([None, (0.0, 1.4), (2.0, 2.0)])),
            promotion_note=draw(maybe),
            expectations=expectations(draw, library, scale),
        )
        for place, key in enumerate(role_keys)
    ]
    return tuple(sorted(found, key=lambda role: families.index(role.family)))


def tracks(
    draw: st.DrawFn, role_keys: list[str], families: list[str], library: list[Competency]
) -> tuple[Track, ...]:
    rungs = st.lists(st.sampled_from(role_keys), max_size=2, unique=True)
    weights = st.dictionaries(st.sampled_from([each.key for each in library]), shares, max_size=2)
    found = [
        Track(
            key=key,
            family=draw(st.sampled_from(families)),
            name=draw(texts),
            type=draw(maybe),
            description=draw(maybe),
            status=draw(statuses),
            aliases=draw(some_texts),
            roles=tuple(draw(rungs)),
            weights=_in_order(draw(weights), library),
        )
        for key in draw(st.lists(keys, max_size=3, unique=True))
    ]
    return tuple(sorted(found, key=lambda track: families.index(track.family)))


def families(draw: st.DrawFn, family_keys: list[str]) -> tuple[JobFamily, ...]:
    return tuple(
        JobFamily(
            key=key,
            name=draw(texts),
            parent=draw(st.sampled_from([None, *family_keys[:place]])),
            aliases=draw(some_texts),
            status=draw(statuses),
            description=draw(maybe),
        )
        for place, key in enumerate(family_keys)
    )


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """A small framework that a document can hold: every reference is met, things stand in their order."""
    some_scales = [draw(scales(each)) for each in draw(st.lists(keys, max_size=2, unique=True))]
    family_keys = draw(st.lists(keys, min_size=1, max_size=2, unique=True))
    library = [
        draw(competencies(each, draw(st.sampled_from([None, *some_scales])), family_keys))
        for each in draw(st.lists(keys, min_size=1, max_size=3, unique=True))
    ]
    role_keys = draw(st.lists(keys, min_size=1, max_size=4, unique=True))
    known, learned = st.sampled_from(role_keys), st.sampled_from([each.key for each in library])
    return Framework(
        id=draw(texts),
        name=draw(texts),
        version=draw(maybe),
        language=draw(texts),
        blank=draw(st.sampled_from(["unspecified", "inherit", "not-applicable"])),
        cumulative=draw(st.booleans()),
        pay_visibility=draw(st.sampled_from(["nobody", "all"])),
        licence=draw(maybe),
        scales=tuple(some_scales),
        competencies=tuple(library),
        families=families(draw, family_keys),
        roles=roles(draw, role_keys, family_keys, library, {scale.id: scale for scale in some_scales}),
        tracks=tracks(draw, role_keys, family_keys, library),
        moves=tuple(draw(st.lists(_moves(known), max_size=2))),
        bands=tuple(draw(st.lists(_bands(known), max_size=2))),
        resources=tuple(draw(st.lists(_resources(learned), max_size=2))),
    )


def _moves(known: st.SearchStrategy[str]) -> st.SearchStrategy[Move]:
    return st.builds(Move, origin=known, target=known, kind=texts, note=maybe)


def _resources(known: st.SearchStrategy[str]) -> st.SearchStrategy[Resource]:
    return st.builds(Resource, competency=known, title=texts, kind=maybe, url=maybe, level=maybe)


def _in_order(weights: dict[str, float], library: list[Competency]) -> dict[str, float]:
    return {each.key: weights[each.key] for each in library if each.key in weights}


def _bands(known: st.SearchStrategy[str]) -> st.SearchStrategy[PayBand]:
    amounts = st.sampled_from([(None, None), (0.0, 0.0), (1.5, 40000.0), (None, 7.0)])

    def band(
        whose: tuple[str | None, str | None], place: str | None, amount: tuple[float | None, float | None]
    ) -> PayBand:
        return PayBand(
            grade=whose[0], role=whose[1], location=place, currency="EUR", min=amount[0], max=amount[1]
        )

    whose = st.one_of(texts.map(lambda grade: (grade, None)), known.map(lambda role: (None, role)))
    return st.builds(band, whose, maybe, amounts)
