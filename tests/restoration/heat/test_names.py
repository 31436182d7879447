"""Every gate of every family has a name for people."""

from __future__ import annotations

from collections import Counter

import pytest
import torch

from restoration import heat
from restoration.infer.attend import joined
from restoration.infer.observe import gates, observe
from restoration.models import alen, durn, ffa, han, mprnet, rcan, san

NETWORKS = {
    "ffa": (ffa.FAMILY, ffa.Config(3, 1, 8), 16),
    "mprnet": (mprnet.FAMILY, mprnet.Config(8, 4, 4, 1), 16),
    "rcan": (rcan.FAMILY, rcan.Config(2, 2, 8, 4), 8),
    "san": (san.FAMILY, san.Config(2, 1, 8, 4), 16),
    "han": (han.FAMILY, han.Config(2, 2, 8, 4), 8),
    "alen": (alen.FAMILY, alen.Config(3, 8, 1, 1), 16),
    "durn-us": (durn.FAMILY, durn.Config("us", 8, 2), 16),
    "durn-s": (durn.FAMILY, durn.Config("s", 8, 2), 32),
}


@pytest.mark.parametrize("network", NETWORKS)
def test_every_gate_has_a_name_of_its_own_that_is_not_its_path(network: str) -> None:
    family, config, side = NETWORKS[network]
    net = family.build(config).eval()
    with observe(net, family.taps) as seen, torch.inference_mode():
        net(torch.rand(1, 3, side, side))
    maps = list(joined(seen, {gate.layer: gate.tap for gate in gates(net, family.taps)}))
    names = Counter((one.kind, heat.readable(one.layer, one.call)) for one in maps)
    assert set(names.values()) == {1}
    assert not {name for _, name in names} & {one.layer for one in maps}
    assert not any("call" in name for _, name in names)


@pytest.mark.parametrize(
    ("layer", "call", "words"),
    [
        ("g1.gp.0.palayer.pa", 0, "Group 1, block 1"),
        ("g3.gp.18.calayer.ca", 0, "Group 3, block 19"),
        ("ca", 0, "Group fusion"),
        ("palayer.pa", 0, "Final layer"),
        ("body.9.body.19.body.3.conv_du", 0, "Group 10, block 20"),
        ("RG.2.soca.conv_du", 0, "Group 3 (second order)"),
        ("non_local.non_local.softmax", 0, "Non-local · before the groups"),
        ("non_local.non_local.softmax", 1, "Non-local · after the groups"),
        ("la.softmax", 0, "Layers"),
        ("csa.sigmoid", 0, "Channels and places, mean over channels"),
        ("rud4.se.se.fc", 0, "Block 4"),
        ("block4.se.se.fc", 0, "Block 4"),
        ("layer2.1.seblock.fc", 0, "Encoder 2: channels"),
        ("layer5.0.conv1.0.fc", 0, "Decoder 5: channels"),
        ("layer2.1.nonlocalblock.softmax", 0, "Non-local, level 2"),
        ("stage1_encoder.encoder_level2.0.CA.conv_du", 2, "Stage 1 · encoder level 2, block 1 · lower left"),
        ("stage1_decoder.skip_attn1.CA.conv_du", 1, "Stage 1 · skip of level 1 · lower half"),
        ("stage3_orsnet.orb2.body.4.CA.conv_du", 0, "Stage 3 · group 2, block 5"),
        ("sam12.gate", 0, "Supervised attention, stage 1"),
        ("sam23.gate", 0, "Supervised attention, stage 2"),
        ("something.{else}", 0, "something.{else}"),
        ("something.else", 2, "something.else · call 3"),
    ],
)
def test_layers_have_names_for_people(layer: str, call: int, words: str) -> None:
    assert heat.readable(layer, call) == words


@pytest.mark.parametrize(
    ("layer", "part"),
    [
        ("g2.gp.0.calayer.ca", "G2"),
        ("body.9.body.0.body.3.conv_du", "G10"),
        ("rud3.se.se.fc", "B3"),
        ("stage2_decoder.decoder_level1.1.CA.conv_du", "S2"),
        ("inc.conv1.0.fc", "In"),
        ("ca", ""),
        ("something.else", ""),
    ],
)
def test_what_a_gate_belongs_to_is_short(layer: str, part: str) -> None:
    assert heat.part_of(layer) == part


def test_layers_of_layer_attention_are_named_from_the_newest() -> None:
    assert heat.layer_names(3) == ("Last layer", "Group 2", "Group 1")
    assert heat.short_layer_names(3) == ("Last", "2", "1")
