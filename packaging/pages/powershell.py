"""Completion for PowerShell. Where it offers nothing, PowerShell itself offers files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAME = "remitcalc.ps1"

_SCRIPT = """\
# Completion of remitcalc for PowerShell: made of the tables of its commands by packaging/pages.
Register-ArgumentCompleter -Native -CommandName remitcalc -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $commands = [ordered]@{
{commands}
    }
    $options = @{
{options}
    }
    $words = @{
{words}
    }
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { "$_" })
    $command = ''
    for ($at = 0; $at -lt $before.Count; $at++) {
        if ($before[$at] -eq '--language') { $at++ }
        elseif (-not $before[$at].StartsWith('-')) { $command = $before[$at]; break }
    }
    $last = if ($before.Count) { $before[-1] } else { '' }
    $own = "$command $last"
    $offered = if ($words.ContainsKey($own)) { $words[$own] }
        elseif ($wordToComplete.StartsWith('-')) { $options[$command] }
        elseif ($command -eq '') { $commands.Keys }
        else { $words["$command "] }
    $offered | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
        $does = if ($command -eq '' -and $commands[$_]) { $commands[$_] } else { $_ }
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $does)
    }
}
"""


def made() -> str:
    """Return the script."""
    options = {one.name: _names(spoken.options(one)) for one in spoken.commands()}
    options[""] = _names(spoken.WITHOUT_COMMAND)
    parts = {
        "commands": [f"{_quoted(one.name)} = {_quoted(one.does)}" for one in spoken.commands()],
        "options": [f"{_quoted(name)} = {_listed(names)}" for name, names in options.items()],
        "words": [f"{_quoted(place)} = {_listed(words)}" for place, words in _words()],
    }
    script = _SCRIPT
    for name, lines in parts.items():
        script = script.replace(f"{{{name}}}", "\n".join(f"        {line}" for line in lines))
    return script


def _words() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the words that may follow an option, or a command (then without an option's name)."""
    for option in spoken.WITHOUT_COMMAND:
        if words := spoken.value(None, option).words:
            yield f" {option.name}", words
    for command in spoken.commands():
        if words := spoken.operand(command).words:
            yield f"{command.name} ", words
        for option in spoken.options(command):
            if words := spoken.value(command, option).words:
                yield f"{command.name} {option.name}", words


def _names(options: Iterable[object]) -> list[str]:
    return [name for one in options for name in (one.short, one.name) if name]


def _listed(words: Iterable[str]) -> str:
    return f"@({', '.join(map(_quoted, words))})"


def _quoted(text: str) -> str:
    # PowerShell takes typographic quotes for quotes, too: those are doubled as well.
    return "'" + "".join(2 * sign if sign in "'‘’‚‛" else sign for sign in text) + "'"
