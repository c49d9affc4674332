"""How a document looks: texts of several lines as blocks, whole numbers without a point."""

import re
from collections.abc import Mapping

import yaml

WIDTH = 110
# Line breaks of other writing systems: YAML would fold them away outside double quotes.
_ODD_BREAKS = re.compile("[\r\x85\u2028\u2029\ufeff]")


class _Dumper(yaml.SafeDumper):
    """Python's dumper and not libyaml's, which escapes every emoji."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - the parser refuses aliases, so none is written
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _ODD_BREAKS.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _number(dumper: yaml.SafeDumper, number: float) -> yaml.ScalarNode:
    return dumper.represent_int(int(number)) if number.is_integer() else dumper.represent_float(number)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(float, _number)


def dump(fields: Mapping[str, object]) -> str:
    """The fields as YAML, in their order."""
    written = yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH)
    return str(written)
