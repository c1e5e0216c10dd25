"""What a mutant alters: one small thing of a module's source, by where it stands in the text.

Comparisons, `and`/`or`/`not`, arithmetic, numbers, truths, texts, conditions, keyword arguments, statements that only
do something, and what a function returns. What nobody promises is left alone: types, how classes are made, docstrings,
what a fault says, and reasons in words (f-strings).
"""

import ast
from collections.abc import Iterator
from difflib import unified_diff
from functools import cache

from attrs import frozen

_COMPARED = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}
_RECKONED = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "+",
    ast.FloorDiv: "*",
    ast.Div: "*",
    ast.Mod: "+",
    ast.BitAnd: "|",
    ast.BitOr: "&",
    ast.LShift: ">>",
    ast.RShift: "<<",
}
_SWAPPED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
_UNSAID = (ast.Raise, ast.JoinedStr, ast.Assert)


@frozen
class Mutant:
    """A module's source with one thing altered: `begin` to `end`, offsets into its text, became `now`."""

    source: str
    begin: int
    end: int
    now: str

    @property
    def was(self) -> str:
        """What stood there."""
        return self.source[self.begin : self.end]

    @property
    def altered(self) -> str:
        """The source as it is now."""
        return self.source[: self.begin] + self.now + self.source[self.end :]

    @property
    def line(self) -> int:
        """The line that is altered, from 1."""
        return self.source.count("\n", 0, self.begin) + 1

    @property
    def around(self) -> tuple[str, int, int]:
        """The innermost function around it, or else the outermost statement: its full name, its first and last line."""
        inside = [
            node for node in _statements(self.source) if node.lineno <= self.line <= (node.end_lineno or node.lineno)
        ]
        named = [node for node in inside if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        functions = [node for node in named if isinstance(node, ast.FunctionDef)]
        (around, *_) = [*functions[-1:], *(node for node in inside if node not in named), *inside]
        return ".".join(node.name for node in named), around.lineno, around.end_lineno or around.lineno

    @property
    def diff(self) -> str:
        """What is altered, without the lines around it."""
        lines = unified_diff(self.source.splitlines(), self.altered.splitlines(), n=0, lineterm="")
        return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


@cache
def _statements(source: str) -> list[ast.stmt]:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.stmt)]


def mutants(source: str) -> list[Mutant]:
    """Return all mutants of a module in the order of its text."""
    starts = [0]
    for line in source.encode().split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    raw = source.encode()

    def at(line: int, column: int) -> int:
        return len(raw[: starts[line - 1] + column].decode())

    found = {
        (at(node.lineno, node.col_offset), at(node.end_lineno or 1, node.end_col_offset or 0), now)
        for node, now in _altered(ast.parse(source))
        if hasattr(node, "lineno")
    }
    return [Mutant(source, *one) for one in sorted(found)]


def _altered(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Yield nodes, each with the text that stands in its place."""
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        if isinstance(node, _UNSAID) or _is_for_readers(node):
            continue
        yield from _alterations(node)
        todo += _parts(node)


def _is_for_readers(node: ast.AST) -> bool:
    """Whether a node does nothing when the program runs: what only types see, kinds of a Literal, what `*` imports."""
    if isinstance(node, ast.If):
        return ast.unparse(node.test) == "TYPE_CHECKING"
    if isinstance(node, ast.Assign):
        return ast.unparse(node.targets[0]) == "__all__"
    return isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal"


def _says_a_fault(node: ast.AST) -> bool:
    """Whether a call makes a fault of words."""
    if not isinstance(node, ast.Call):
        return False
    name = ast.unparse(node.func)
    return name == "super().__init__" or name.rpartition(".")[2].endswith("Error")


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what a node is made of, types and docstrings left out."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params", "format_spec"):
            continue
        if name == "keywords" and isinstance(node, ast.ClassDef):
            continue  # `frozen`, `gc`: what only keeps programmers from mistakes, or saves time
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            if _says_a_fault(node) and isinstance(child, ast.Constant) and isinstance(child.value, str):
                continue
            if isinstance(child, ast.AST):
                yield child


def _alterations(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node, ast.Compare):
        for operator in node.ops:
            every = [_COMPARED[type(op)] if op is operator else _sign(op) for op in node.ops]
            terms = [ast.unparse(term) for term in (node.left, *node.comparators)]
            yield node, " ".join([terms[0], *(f"{op} {term}" for op, term in zip(every, terms[1:], strict=True))])
    elif isinstance(node, ast.BoolOp):
        for left_out in node.values:
            rest = [f"({ast.unparse(term)})" for term in node.values if term is not left_out]
            yield node, f"({(' and ' if isinstance(node.op, ast.And) else ' or ').join(rest)})"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node, f"bool({ast.unparse(node.operand)})"
    elif isinstance(node, ast.BinOp) and type(node.op) in _RECKONED:
        yield node, f"({ast.unparse(node.left)} {_RECKONED[type(node.op)]} {ast.unparse(node.right)})"
    elif isinstance(node, ast.Constant):
        yield from _other_constants(node)
    elif isinstance(node, ast.Call):
        yield from _other_calls(node)
    elif isinstance(node, ast.comprehension):
        for condition in node.ifs:
            yield condition, "True"
    elif isinstance(node, ast.IfExp):
        yield node, f"({ast.unparse(node.body)})"
        yield node, f"({ast.unparse(node.orelse)})"
    else:
        yield from _other_statements(node)


def _other_statements(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield | ast.YieldFrom):
        yield node, "yield from ()"
    elif _only_does(node):
        yield node, "pass"
    elif isinstance(node, ast.If | ast.While) and not isinstance(node.test, ast.Compare | ast.BoolOp | ast.Constant):
        yield node.test, "False"
    elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Constant):
        yield node, "return None"


def _only_does(node: ast.AST) -> bool:
    """Whether a statement gives nothing, and can be left out."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Call)
    if isinstance(node, ast.AugAssign):
        return isinstance(node.op, ast.Add | ast.BitOr)
    return isinstance(node, ast.Delete | ast.Continue)


def _other_constants(node: ast.Constant) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node.value, bool):
        yield node, repr(not node.value)
    elif isinstance(node.value, int | float):
        yield node, repr(node.value + 1)
    elif isinstance(node.value, str | bytes):
        yield node, repr(node.value + node.value[:0].ljust(1, "~" if isinstance(node.value, str) else b"~"))


def _other_calls(node: ast.Call) -> Iterator[tuple[ast.AST, str]]:
    if isinstance(node.func, ast.Name) and node.func.id in _SWAPPED:
        yield node.func, _SWAPPED[node.func.id]
    for left_out in node.keywords:
        if left_out.arg in ("key", "reverse", "default", "start", "end", "limit"):
            arguments = [*node.args, *(keyword for keyword in node.keywords if keyword is not left_out)]
            yield node, f"{ast.unparse(node.func)}({', '.join(map(ast.unparse, arguments))})"


def _sign(operator: ast.cmpop) -> str:
    return ast.unparse(ast.Compare(ast.Name("a"), [operator], [ast.Name("b")]))[2:-2]
