"""What gates are called: by the names of their layers, of every family, in words one can read."""

from __future__ import annotations

import re
from dataclasses import dataclass

FUSION = "ca"
QUARTERS = ("upper left", "upper right", "lower left", "lower right")
HALVES = ("upper half", "lower half")
AROUND = ("before the groups", "after the groups")


@dataclass(frozen=True, slots=True)
class Rule:
    """`layer` with numbers in braces, from 1, or from 0 where the brace's name ends in 0; in `name` and `part` all are
    from 1. `part` is short for what the layer belongs to; `calls` names the calls of a gate that is called repeatedly.
    """

    layer: str
    name: str
    part: str = ""
    calls: tuple[str, ...] = ()


RULES = (
    Rule("g{group}.gp.{block0}.calayer.ca", "Group {group}, block {block}", "G{group}"),
    Rule("g{group}.gp.{block0}.palayer.pa", "Group {group}, block {block}", "G{group}"),
    Rule(FUSION, "Group fusion"),
    Rule("palayer.pa", "Final layer"),
    Rule("body.{group0}.body.{block0}.body.3.conv_du", "Group {group}, block {block}", "G{group}"),
    Rule("la.softmax", "Layers"),
    Rule("csa.sigmoid", "Channels and places, mean over channels"),
    Rule("RG.{group0}.soca.conv_du", "Group {group} (second order)", "G{group}"),
    Rule("non_local.non_local.softmax", "Non-local", calls=AROUND),
    Rule("rud{block}.se.se.fc", "Block {block}", "B{block}"),
    Rule("block{block}.se.se.fc", "Block {block}", "B{block}"),
    Rule("inc.conv1.0.fc", "Entrance: channels", "In"),
    Rule("layer{level}.1.seblock.fc", "Encoder {level}: channels", "E{level}"),
    Rule("layer{level}.0.conv1.0.fc", "Decoder {level}: channels", "D{level}"),
    Rule("layer{level}.1.nonlocalblock.softmax", "Non-local, level {level}"),
    Rule("shallow_feat1.1.CA.conv_du", "Stage 1 · entrance", "S1", QUARTERS),
    Rule("shallow_feat2.1.CA.conv_du", "Stage 2 · entrance", "S2", HALVES),
    Rule("shallow_feat3.1.CA.conv_du", "Stage 3 · entrance", "S3"),
    Rule(
        "stage1_encoder.encoder_level{level}.{block0}.CA.conv_du",
        "Stage 1 · encoder level {level}, block {block}",
        "S1",
        QUARTERS,
    ),
    Rule(
        "stage1_decoder.decoder_level{level}.{block0}.CA.conv_du",
        "Stage 1 · decoder level {level}, block {block}",
        "S1",
        HALVES,
    ),
    Rule("stage1_decoder.skip_attn{level}.CA.conv_du", "Stage 1 · skip of level {level}", "S1", HALVES),
    Rule(
        "stage2_encoder.encoder_level{level}.{block0}.CA.conv_du",
        "Stage 2 · encoder level {level}, block {block}",
        "S2",
        HALVES,
    ),
    Rule(
        "stage2_decoder.decoder_level{level}.{block0}.CA.conv_du",
        "Stage 2 · decoder level {level}, block {block}",
        "S2",
    ),
    Rule("stage2_decoder.skip_attn{level}.CA.conv_du", "Stage 2 · skip of level {level}", "S2"),
    Rule("stage3_orsnet.orb{group}.body.{block0}.CA.conv_du", "Stage 3 · group {group}, block {block}", "S3"),
    Rule("sam12.gate", "Supervised attention, stage 1", "S1"),
    Rule("sam23.gate", "Supervised attention, stage 2", "S2"),
)


def _pattern(layer: str) -> re.Pattern[str]:
    pieces = re.split(r"\{(\w+)\}", layer)
    numbers = (f"(?P<{name}>\\d+)" for name in pieces[1::2])
    return re.compile("".join(re.escape(text) + next(numbers, "") for text in pieces[::2]))


_PATTERNS = tuple((_pattern(rule.layer), rule) for rule in RULES)


def readable(layer: str, call: int = 0) -> str:
    """`g2.gp.2.palayer.pa` -> "Group 2, block 3"; what has no better name keeps its own."""
    rule, numbers = _found(layer)
    name = rule.name.format_map(numbers)
    if call < len(rule.calls):
        return f"{name} · {rule.calls[call]}"
    return f"{name} · call {call + 1}" if call else name


def part_of(layer: str) -> str:
    """What a gate belongs to, in two or three letters: "G2" for group 2, "S1" for stage 1; empty for some."""
    rule, numbers = _found(layer)
    return rule.part.format_map(numbers)


def layer_names(count: int) -> tuple[str, ...]:
    """The rows and columns of attention between `count` layers, newest first: the last convolution, then groups."""
    return ("Last layer", *(f"Group {group}" for group in range(count - 1, 0, -1)))


def short_layer_names(count: int) -> tuple[str, ...]:
    """The same for narrow columns: "Last", and the groups' numbers."""
    return ("Last", *(str(group) for group in range(count - 1, 0, -1)))


def _found(layer: str) -> tuple[Rule, dict[str, int]]:
    for pattern, rule in _PATTERNS:
        if match := pattern.fullmatch(layer):
            found = match.groupdict()
            return rule, {name.rstrip("0"): int(text) + name.endswith("0") for name, text in found.items()}
    return Rule(layer, layer.replace("{", "{{").replace("}", "}}")), {}
