"""The rules: patterns over strings of class letters (words.CLASSES, tokens.py), the first that fits wins.

Every repetition is bounded, so a rule takes time in proportion to the text. Marks between letters: `,` `-` `.` `/`
as written, `=` a dash with blanks around it.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

_DAY = r"h?[dDo]"
_YEAR = r"(?:,?O?L?[u7]?Y[u7]?|,?O?h?[ltxy]u|O?h?6)"
_WEEK = r"(?:W,?)"
_DAY_YEAR = r"(?:,?[Op]?L?u?Y[u7]?|[-/.]Y|,?[Op]?h?[ltxy]u)"  # a year behind a day: "of 1995", "-2016"
_DM = rf"h?{_WEEK}?{_DAY}[-/]?\.?O?M(?:-[dn](?!-?[uVQHG])|{_DAY_YEAR})?"  # "19-Nov-12"
_MD = rf"h?{_WEEK}?M[-/,]?\.?{_DAY}(?!-?[uVQH]){_DAY_YEAR}?|Y[-/]M[-/]d"
_MY = rf"e?-?O?h?M{_YEAR}"
_Q = rf"h?(?:L?[od][-.]?[uL]?Q|4)(?:{_YEAR})?|h?[l&]QO?h?(?:u?Y|[ltx]u)|h?Y[oD]-?Q|Y[-/]?4|h?[ltxy]u[od]-?Q"
_NUM = r"(?:w(?:-?w){0,3}|[dn]n?w{0,2}|wAjH|j?wAw|jw{1,3}|j|Y(?=-?V)|[wd]?j?i{1,2}O?)"
_APPROX = r"R?"
_UNIT = r"-?[uVG]"
_DATE = rf"(?:{_DM}|{_MD}|I|{_MY}|h?M)"
_YEARS = r"h?(?:L?u|L|[V7])?Y[uV7]?[-/=rB]Y[uV7]?|(?<=[fk].)u?Y[uV7]?[ArB]Y[uV7]?"

# name, pattern; a name's builder stands in values.py. `(?!…)` keeps a rule from cutting into a longer one.
RULES: tuple[tuple[str, str], ...] = (
    ("days", rf"M\.?{_DAY}[-rA=]{_DAY}(?!-?[uVM]){_YEAR}?|{_WEEK}?{_DAY}\.?[-rAB=]r?{_WEEK}?{_DAY}\.?O?M{_YEAR}?"),
    (
        "range",
        rf"h?M[-=r]M9{_YEAR}|(?<=k)(?:{_DATE}|Y|d)A(?:{_DATE}|Y[uV7]?)|{_DATE}[-=/rB][cfr]?{_DATE}|(?<=f){_DATE}[rB](?:{_DATE}|Y)|{_YEARS}",
    ),
    ("neighbours", rf"MAM{_YEAR}"),
    ("clocked", rf"(?:{_DM}|{_MD}),?C(?:m|,?z)?,?Y|(?:{_DM}|{_MD}|I),?p?C(?:m|,?z)?|(?:C|dm)m?z?,?p?(?:{_DM}|{_MD}|I)"),
    ("nth_weekday", rf"h?(?:[oD]|d\.|l)W[Opf]?h?(?:M{_YEAR}?|u[lx]|[ltx]?u)"),
    ("day_of_month", r"h?(?:[dDo]1?[Of]h?|d\.h?|[dDo]1)(?:[ltx]u|u[lx])"),
    (
        "months_to",
        rf"(?:(?:h?{_NUM}-?[uVQ]9?|h?{_NUM}-?u-9|h?L?u9?|h?[uoD]?-?[QH]),?(?:2|r)|hL?[uQ]e)[Opr]?h?(?:eO?)?(?:{_DM}|{_MD}|{_MY}|I|M)|h{_NUM}VB(?:{_MY}|M)|h?{_NUM}-?Ve(?:{_MY}|M)|h{_NUM}?-?[uV][2r]h?(?:{_DM}|{_MD}|Y)|(?<=p){_NUM}-?V[2r]h?(?:{_DM}|{_MD}|Y)",
    ),
    ("date", rf"{_DM}|{_MD}|I"),
    ("edge_units", rf"h?(?:(?:[ol&]{_NUM}|[wd][ol])[uV]|[ol&]V)[Of]?h?(?:M{_YEAR}?|u[lx]|[ltx]?uY?|Y)"),
    ("clock_day", r"(?:Cm?|dm|d(?=z))z?,?p?(?:W|T)P?|(?:W|T),?p?(?:C|d(?=m))m?z?|Pp?(?:W|T)"),
    ("quarter", rf"[eO]?h?{_Q}"),
    ("first_units", rf"h?[oe][wd](?:{_UNIT}|Q)(?:{_YEAR}|O?h?u)|h?o{_NUM}-?V|[wd]-?[uV]{_YEAR}"),
    ("piece", rf"h?[oDl](?:u|K)[Op]h?(?:M{_YEAR}?|[ltx]?u|u?Yu?)|h?uO(?:{_DM}|{_MD})"),
    ("near_weekday", r"h?[ltx]u[-=,]?p?WP?|WP?,?O?p?h?[ltx]u"),
    ("half", rf"Y[-/]?8|h?(?:[oDdel][-.]?H|8)(?:{_YEAR}|O?h?(?:[ltx]?u|G|M{_YEAR}?))?|h?[oD]-?u{_YEAR}(?=$|\W)"),
    ("to_date", r"h?tus|s?tus|stu|(?:(?<=c)|(?<=f))h?e(?:O?h?t?u)"),
    (
        "edge",
        rf"h?e-?(?:O|p)?h?(?:{_MY}|M|S{_YEAR}|[ltxy]?[uQKHS]|E[Vu7]?|u?Y[uV7]?|[oDd]-?G|TP?|WP?|[ltx][WMS]|P|[ltxy]?P)|u-?e(?:O?Y)?|eO?h?(?:[ltx]?u|6)",
    ),
    ("within", rf"[ab](?:p?h?[ty](?:u|P|M|S|K)|ph(?:u|P|Q)|W|T|p?h?M{_YEAR}?|O?p?h?u?Y)"),
    ("month", _MY),
    ("season", rf"(?:[ltx]|h[ltx]?)?S{_YEAR}?"),
    (
        "same_period",
        rf"(?:h?[lty]|h)u-[ab][uQ9]|h?u-[ab][uQH9]|h?[lyt]?[9Q]{_YEAR}(?![-=r/])|h?Y9|h?yuO?h?(?:[ltx]u|Yu?)",
    ),
    ("ago", rf"{_APPROX}{_NUM}{_UNIT}(?:AjH)?[abg]|h?[uV]-[ab]|v[Rp]?(?:{_NUM})?{_UNIT}|5[abg]|v5"),
    ("ahead", rf"q{_APPROX}(?:{_NUM})?{_UNIT}|q5|(?<=p){_NUM}{_UNIT}_"),
    ("stretch", rf"h?[ltx]{_APPROX}(?!j[uVGQ]){_NUM}-?[uVGQ]|h?{_NUM}[lx]V|h?[lx](?:V|5)"),
    ("every", rf"Z(?:{_NUM}|[oD])?-?[uVGQ]|Z[WMSP]"),
    ("shifted", r"h?[ltxy](?:L?u|W|M|S|K|Q|P|G|X|9)P?"),
    ("shifted_unit", r"h?6"),
    ("decade", r"h?E[Vu7]?"),
    ("century", r"h?[oDd][-.]?G"),
    ("about_so_long", rf"{_APPROX}(?:[dn]-[dn]|[dwn][rA][dwn]){_UNIT}"),
    ("duration", rf"{_APPROX}{_NUM}{_UNIT}(?:AjH)?-?[\^+]?|i?V-\+|5"),
    ("day_word", r"T[PTW]?"),
    ("weekday", r"WP?"),
    ("night_word", r"U"),
    ("month_alone", r"h?M"),
    ("year", r"h?L?uY|L?Y(?:L?u|7|V)?|h?Lu"),
    ("holiday", rf"h?[ltx]?X(?:{_YEAR})?"),
    ("clock", r"C,?m?,?z?|[dw]m,?z?"),
    ("weekend", r"h?K"),
    ("frequency", r"J"),
    ("the_unit", r"h(?:u|Q|9)(?![-\w])|h?V|hP"),
    ("present", r"h?t"),
    ("vague", r"h?N[uV]?|hl(?![-\w])"),
)
POSTPOSED: tuple[tuple[str, str], ...] = (
    ("shifted_post", r"h?(?:u|W|M|S|K|G|Q)[ltx]"),
    ("stretch", rf"h?{_NUM}[lx]?[uV][lx]"),
)


class RuleHit(NamedTuple):
    """A rule that fits: its name and where in the string of letters."""

    rule: str
    start: int
    end: int


@cache
def _pattern(*, postposed: bool, without: str | None) -> tuple[tuple[str, ...], re.Pattern[str]]:
    rules = (*RULES[:5], *POSTPOSED, *RULES[5:]) if postposed else RULES
    rules = tuple(rule for rule in rules if rule[0] != without)
    names = tuple(name for name, _ in rules)
    return names, re.compile("|".join(f"(?P<r{i}>{pattern})" for i, (_, pattern) in enumerate(rules)))


@lru_cache(maxsize=65536)
def parse(
    letters: str, *, postposed: bool, without: str | None = None, within: tuple[int, int] | None = None
) -> tuple[RuleHit, ...]:
    """Return the rules that fit a string of letters, from left to right, none over another.

    `without` names a rule to leave out, one that fitted the letters and made no sense of the words; `within` then says
    where.
    """
    names, pattern = _pattern(postposed=postposed, without=without)
    found = []
    for match in pattern.finditer(letters, *(within or (0, len(letters)))):
        group = match.lastgroup
        if group is not None and match.end() > match.start():
            found.append(RuleHit(names[int(group[1:])], match.start(), match.end()))
    return tuple(found)
