"""Options that several commands share are declared once, as a frozen dataclass."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from inspect import Parameter, Signature, signature
from typing import Any, get_type_hints

from danvan_tui.cli.errors import CallWrong


def spread(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """A command whose parameters that are dataclasses become an option for each field.

    Args:
        command: ``def tally(ctx: typer.Context, *, by: By = "field", asked: Asked)``, where ``Asked`` is a
            dataclass whose fields are annotated as options. It must have a ``ctx``.

    Returns:
        The command as the parser reads it, with the fields in the dataclass's place.
    """
    hints = get_type_hints(command, include_extras=True)
    parameters: list[Parameter] = []
    groups: dict[str, tuple[Any, tuple[str, ...]]] = {}
    for parameter in signature(command).parameters.values():
        kind = hints[parameter.name]
        if is_dataclass(kind):
            inside = get_type_hints(kind, include_extras=True)
            names = tuple(field.name for field in fields(kind))
            groups[parameter.name] = (kind, names)
            parameters += [
                Parameter(field.name, Parameter.KEYWORD_ONLY, default=field.default, annotation=inside[field.name])
                for field in fields(kind)
            ]
        else:
            parameters.append(parameter.replace(kind=Parameter.KEYWORD_ONLY, annotation=kind))

    def call(**values: Any) -> int | None:
        given = {
            name: kind(**{inner: values.pop(inner) for inner in names}) for name, (kind, names) in groups.items()
        }
        try:
            return command(**values, **given)
        except CallWrong as error:
            error.within(values["ctx"].command_path)
            raise

    call.__name__ = command.__name__
    vars(call)["__signature__"] = Signature(parameters)
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return call
