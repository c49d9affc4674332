"""A people file is read however the HR system wrote it, and the preview says how it was understood."""

from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from bot import roster
from bot.roster.reading import read_entries
from bot.sheet import SheetMistakesError
from bot.tables.workbook import MOST_PARTS

from .test_roster import row, sheet

GERMAN = (
    "Personalnummer;Nachname;Vorname;E-Mail;Personalnummer Vorgesetzte;Stellenbezeichnung;Abteilung;"
    "Standort;Zeitzone;Eintrittsdatum;Kostenstelle\n"
    "7;Müller;Jürgen;jm@example.com;8;Software Engineer;Technik;Köln;Europe/Berlin;13.02.2020;4711\n"
    "8;Weiß;Zoë;zw@example.com;;Engineering Manager;Technik;Köln;Europe/Berlin;01.03.2018;4711\n"
)
HEADER = [
    "Employee No.", "Full name", "Work email", "Manager's e-mail", "Job title", "Dept.", "Office",
    "Time zone", "Hire date",
]  # fmt: skip
MINA: list[Any] = [
    1.0, "Mina Sato", "mina@example.com", None, "Software Engineer", "Engineering", "Prague", "Europe/Prague",
    datetime(2020, 3, 2),  # noqa: DTZ001 - a cell knows no zone
]  # fmt: skip


def read(content: bytes | str, name: str = "people.csv", **reading: Any) -> roster.PeopleFile:
    content = content.encode() if isinstance(content, str) else content
    return roster.read_file(content, name, roster.Reading(**reading))


def entries(file: roster.PeopleFile) -> Any:
    mistakes = file.mistakes()
    found = read_entries(file, mistakes)
    mistakes.check()
    return found


def wrong(content: bytes | str, name: str = "people.csv", **reading: Any) -> str:
    with pytest.raises(SheetMistakesError) as told:
        entries(read(content, name, **reading))
    return str(told.value)


def book(*sheets: tuple[str, list[list[Any]]], left: int = 1, above: int = 1) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets:
        page = made.create_sheet(title)
        for down, cells in enumerate(rows):
            for across, value in enumerate(cells):
                page.cell(above + down, left + across, value)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("encoding", "called"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("cp1252", "Windows-1252"),
        ("latin-1", "Windows-1252"),  # which holds all of Latin-1's letters
    ],
)
def test_a_german_export_is_understood_in_every_encoding(encoding: str, called: str) -> None:
    file = read(GERMAN.encode(encoding))
    first, second = entries(file)
    assert (first.name, first.start, first.manager_id) == ("Jürgen Müller", date(2020, 2, 13), "8")
    assert (second.name, second.title) == ("Zoë Weiß", "Engineering Manager")
    assert f"separated by semicolons. Its letters are {called}" in file.read_as[0]
    assert "'Stellenbezeichnung' as role" in file.read_as[1]
    assert file.read_as[2:] == ("Not read: Kostenstelle.", "Days are read with the day first.")


def test_an_encoding_that_cannot_be_told_is_shown_by_a_word_and_can_be_named() -> None:
    czech = sheet(row(1, "Jiří Dvořák")).encode("cp1250")
    assert "so that a word is 'Jiøí" in read(czech).read_as[0]
    (jiri,) = entries(read(czech, encoding="cp1250"))
    assert jiri.name == "Jiří Dvořák"
    assert "I don't know an encoding called 'cp9'" in wrong(czech, encoding="cp9")
    assert "is not UTF-8 text (byte" in wrong(czech, encoding="utf-8")


def test_cyrillic_letters_are_told_apart() -> None:
    text = sheet(row(1, "Иван Петров"), row(2, "Анна Смирнова"), row(3, "Ольга Кузнецова")).encode("cp1251")
    assert next(each.name for each in entries(read(text))) == "Иван Петров"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_every_separator_is_recognised(sign: str) -> None:
    assert len(entries(read(sheet(row(1, "Mina, Sato; Jr"), separator=sign)))) == 1


def test_lines_above_the_header_are_passed_over() -> None:
    (mina,) = entries(read("Employees as of today\n\n" + sheet(row(1, "Mina"))))
    assert (mina.name, mina.line) == ("Mina", 4)


def test_french_and_spanish_names_of_columns_are_known() -> None:
    french = (
        "Matricule,Nom,Prénom,Courriel,Courriel du manager,Poste,Service,Lieu,Fuseau horaire,Date d'embauche"
    )
    spanish = (
        "Número de empleado,Apellidos,Nombre,Correo electrónico,Correo del responsable,Puesto,Departamento,"
        "Ubicación,Zona horaria,Fecha de contratación"
    )
    for header in (french, spanish):
        (ada,) = entries(read(f"{header}\n1,Novák,Ada,a@example.com,,Poet,X,Lyon,Europe/Paris,2020-01-31\n"))
        assert (ada.name, ada.title, ada.start) == ("Ada Novák", "Poet", date(2020, 1, 31))


def test_a_workbook_is_read_from_where_its_table_begins_with_numbers_and_days_as_cells() -> None:
    notes = [["Contact HR"], ["for questions"]]
    file = read(book(("Notes", notes), ("Staff", [HEADER, MINA]), left=2, above=4), "people.xlsx")
    (mina,) = entries(file)
    assert (mina.employee_id, mina.start, mina.line) == ("1", date(2020, 3, 2), 5)
    assert file.read_as[0] == (
        "Read as a workbook, sheet 'Staff', with the header in row 4. The other sheet is not read."
    )


def test_a_file_without_zones_is_read_with_the_zones_of_its_places() -> None:
    text = sheet(row(1, "Mina", location="Köln, Germany")).replace("timezone", "spare", 1)
    assert "The column 'timezone' is missing. With --zones it is taken from the location" in wrong(text)
    assert entries(read(text, zones=True))[0].timezone == "Europe/Berlin"


def test_a_mistake_in_a_workbook_names_sheet_row_and_the_files_own_column() -> None:
    said = wrong(book(("Staff", [HEADER, [*MINA[:8], "soon"]])), "people.xlsx")
    assert said.startswith("people.xlsx, sheet 'Staff', line 2: 'Hire date' is 'soon'")


def test_a_used_range_far_beyond_the_table_and_formulas_do_no_harm() -> None:
    made = Workbook()
    page = made.active
    assert page is not None
    for cells in (HEADER, MINA):
        page.append(cells)
    page.cell(20_000, 90, " ")
    page.cell(2, 12, "=1+1")
    out = BytesIO()
    made.save(out)
    assert len(entries(read(out.getvalue(), "people.xlsx"))) == 1


def bomb(part: str, text: str) -> bytes:
    out = BytesIO(book(("Staff", [HEADER, MINA])))
    with ZipFile(out, "a", ZIP_DEFLATED) as parts:
        parts.writestr(part, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 and nothing more", "is no workbook that can be read"),
        (b"\xd0\xcf\x11\xe0 old", "a workbook of an old kind, or locked with a password"),
        (bytes(range(256)) * 40, "is no text and no workbook"),
        (bomb("xl/deep.xml", "<a>" * 100 + "</a>" * 100), "is nested too deep"),
        (
            bomb("xl/odd.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
            "definitions that no workbook needs",
        ),
        (bomb("xl/half.xml", "<a><b></a>"), "is no workbook that can be read"),
        (book(("Empty", [])), "holds no sheet with anything in it"),
        (b"", "The column 'employee_id' is missing."),
    ],
)
def test_what_cannot_be_read_is_said_and_a_right_file_is_read_after_it(content: bytes, said: str) -> None:
    assert said in wrong(content, "people.xlsx")
    assert len(entries(read(book(("Staff", [HEADER, MINA])), "people.xlsx"))) == 1


def test_a_workbook_of_too_many_parts_is_not_unpacked() -> None:
    out = BytesIO(book(("Staff", [HEADER, MINA])))
    with ZipFile(out, "a") as parts:
        for number in range(MOST_PARTS):
            parts.writestr(f"xl/{number}.bin", b"")
    assert "unpacks to more than can be read" in wrong(out.getvalue(), "people.xlsx")


def days(*written: str) -> str:
    return sheet(*(row(number, f"N{number}", start_date=each) for number, each in enumerate(written)))


def test_days_are_understood_from_all_of_them_together() -> None:
    assert [each.start for each in entries(read(days("03/04/2020", "13/04/2020", "2021-05-06")))] == [
        date(2020, 4, 3),
        date(2020, 4, 13),
        date(2021, 5, 6),
    ]
    assert entries(read(days("04/13/2020")))[0].start == date(2020, 4, 13)
    assert entries(read(days("5/5/2020")))[0].start == date(2020, 5, 5)
    assert entries(read(days("2020/4/13")))[0].start == date(2020, 4, 13)


def test_days_that_may_be_two_are_asked_about_and_never_guessed() -> None:
    said = wrong(days("03/04/2020", "05/06/2020"))
    assert "'03/04/2020' may be two days. Say what stands first with --dates dmy" in said
    assert entries(read(days("03/04/2020"), dates="mdy"))[0].start == date(2020, 3, 4)
    assert "'start_date' is '03/04/20'" in wrong(days("03/04/20"))


def test_a_file_that_mixes_orders_is_a_mistake_where_it_does() -> None:
    assert "'start_date' is '04/13/2020'" in wrong(days("13/04/2020", "04/13/2020"), dates="dmy")


def test_two_columns_for_one_are_asked_about_and_our_own_name_goes_first() -> None:
    text = sheet(row(1, "Mina")).replace("employee_id", "Staff ID,Worker ID", 1).replace("P1", "P1,W1")
    assert "'Staff ID' and 'Worker ID' can both be 'employee_id'. Say which with --columns." in wrong(text)
    file = read(text, columns={"employee_id": "worker id"})
    assert entries(file)[0].employee_id == "W1"
    assert "Not read: Staff ID." in file.read_as
    text = text.replace("Staff ID", "Employee ID", 1)
    assert entries(read(text))[0].employee_id == "P1"


def test_a_name_alone_beside_a_first_name_is_the_last_name() -> None:
    text = sheet(row(1, "Sato", first_name="Mina"), row(2, "Ada Novák", first_name="Ada"))
    assert [each.name for each in entries(read(text))] == ["Mina Sato", "Ada Novák"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("columns: [email", "columns.yaml, line 1: this cannot be read as YAML."),
        ("just words", "columns.yaml: write lines such as"),
        ("colums: {}", "I don't know 'colums'. Did you mean 'columns'?"),
        ("columns: [email]", "'columns' needs our names and theirs"),
        (
            "columns: {mail: Work mail}",
            "'columns' has 'mail', and there is no such column. Did you mean 'email'?",
        ),
        ("columns: {email: }", "'columns' has 'email' without a name of the file beside it."),
        ("dates: dym", "'dates' is 'dym'. It can be dmy, mdy, ymd."),
        ("timezone: guess", "'timezone' is 'guess'. It can be 'from location'."),
    ],
)
def test_a_mistake_in_the_file_of_columns_is_said(text: str, said: str) -> None:
    with pytest.raises(roster.ColumnsWrongError) as told:
        roster.read_columns(text, "columns.yaml")
    assert said in str(told.value)


def test_a_file_of_columns_is_followed_and_a_column_that_is_not_there_is_said() -> None:
    reading = roster.read_columns(
        "columns: {role: Rôle interne}\ndates: dmy\ntimezone: from location", "c.yaml"
    )
    text = sheet(row(1, "Mina", timezone="", start_date="03.04.2020")).replace("role", "rôle  interne", 1)
    (mina,) = entries(roster.read_file(text.encode(), "people.csv", reading))
    assert (mina.title, mina.timezone, mina.start) == ("Software Engineer", "Europe/Prague", date(2020, 4, 3))
    said = wrong(sheet(row(1, "Mina")), columns={"role": "Roel"})
    assert "There is no column 'Roel', which --columns names for 'role'. Did you mean 'role'?" in said
