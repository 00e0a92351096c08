"""Help in the call's language. The parser's own help is English, so it is written here.

Commands, options and their placeholders are declared with keys of the catalogue instead of texts, so that
one command line serves both languages.
"""

from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from danvan_tui.cli import output
from danvan_tui.cli.errors import MeantCommand, NoSuchCommand, NotServed, TooManyArguments
from danvan_tui.cli.served import NOT_SERVED, all_of_them
from danvan_tui.cli.usage import call_wrong
from danvan_tui.locale import Words


class _Helped:
    """Help that goes where all output goes."""

    def get_help_option(self, ctx: Any) -> Any:
        """The parser's ``--help``, which would write to the process's stdout itself."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # of the parser's command that this is mixed into
        if option is not None:
            option.callback = _put_help
        return option


class HelpCommand(_Helped, TyperCommand):
    """A command whose help is in the call's language."""

    allow_extra_args = True
    """The parser would refuse them in English; ``parse_args`` does it."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the command's help."""
        _write(self, ctx, formatter)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the call.

        Raises:
            CallWrong: The command has no such option, or an option or an argument is missing.
            TooManyArguments: More than the command takes.
        """
        try:
            rest = super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise call_wrong(error, ctx.command_path, _words(ctx)) from error
        if rest:
            raise TooManyArguments(command=ctx.command_path, value=" ".join(rest))
        return rest


class HelpGroup(_Helped, TyperGroup):
    """The commands together; their help is in the call's language."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of the whole."""
        _write(self, ctx, formatter)
        words = _words(ctx)
        commands = [(name, self.get_command(ctx, name)) for name in self.commands]
        with formatter.section(words("cli.help.commands")):
            formatter.write_dl([(name, words(c.help)) for name, c in commands if c is not None and c.help])
        formatter.write_paragraph()
        formatter.write_text(words("cli.help.epilog" if ctx.obj.served is None else "serving.epilog"))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what stands before the command's name.

        Raises:
            CallWrong: There is no such option, or its value is missing.
        """
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            raise call_wrong(error, ctx.command_path, _words(ctx)) from error

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant.

        Raises:
            NoSuchCommand: There is none of that name.
        """
        if self.get_command(ctx, args[0]) is None:
            if ctx.obj.served is not None:
                raise NotServed(command=f"{ctx.command_path} {args[0]}", commands=all_of_them())
            near = ", ".join(get_close_matches(args[0], list(self.commands)))
            kind = MeantCommand if near else NoSuchCommand
            raise kind(command=ctx.command_path, value=args[0], near=near)
        return super().resolve_command(ctx, args)


def _put_help(ctx: Any, _param: Any, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        output.put([ctx.get_help(), "\n"])
        ctx.exit()


def _words(ctx: Any) -> Words:
    found: Words = ctx.obj.words
    return found


def _write(command: Any, ctx: Any, formatter: Any) -> None:
    words = _words(ctx)
    left_out = frozenset() if ctx.obj.served is None else NOT_SERVED
    parameters = [p for p in command.get_params(ctx) if not p.hidden and left_out.isdisjoint(p.opts)]
    arguments = [param for param in parameters if param.param_type_name == "argument"]
    options = [param for param in parameters if param.param_type_name == "option"]
    pieces = [words("cli.help.usage_options"), *(words(param.metavar) for param in arguments)]
    if isinstance(command, TyperGroup):
        pieces.append(words("cli.help.usage_command"))
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{words('cli.help.usage')} ")
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(words(command.help))
        more = f"{command.help}.more"
        if more in words.texts:
            formatter.write_paragraph()
            formatter.write_text(words(more))
    if arguments:
        with formatter.section(words("cli.help.arguments")):
            formatter.write_dl([(words(param.metavar), words(param.help)) for param in arguments])
    with formatter.section(words("cli.help.options")):
        formatter.write_dl([_option(words, param, ctx.command_path) for param in options])


def _option(words: Words, param: Any, path: str) -> tuple[str, str]:
    """An option and what it is for; where a command takes a shared one in another way, in words of its own."""
    names = ", ".join(sorted(param.opts, key=len))
    if "--help" in param.opts:
        # The parser makes this one by itself.
        return names, words("cli.opt.help")
    own = ".".join((param.help, *path.split()[1:]))
    text = words(own if own in words.texts else param.help)
    return f"{names} {words(param.metavar)}" if param.metavar else names, text
