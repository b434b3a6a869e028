"""Text that is there and cannot be seen: hidden by a property, as white as what it stands on, or too small to read."""

from __future__ import annotations

from lxml import etree

from tendercheck.readers._docx.markup import W, is_on, number_of, value_of
from tendercheck.readers._docx.styles import Styles
from tendercheck.readers._xml import Element

_TINY_HALF_POINTS = 4
_WHITE = frozenset({"ffffff", "white"})
_WHITE_THEMES = frozenset({"background1", "light1"})
_PLAIN_FILLS = frozenset({"", "auto", "ffffff"})
_NO_PATTERNS = frozenset({"", "clear", "nil"})
_PAINTED = frozenset({W + "txbxContent", W + "hdr", W + "ftr"})  # a box has a fill of its own, a head may lie on a band
# Looking at every run costs a tenth of the time to read; most parts hold none of this, and libxml2 tells that at once.
_MAY_HIDE = etree.XPath(
    "boolean(//w:vanish | //w:rPr/w:sz[@w:val <= $tiny] | //w:rPr/w:color[@w:themeColor = 'background1' or "
    "@w:themeColor = 'light1' or translate(@w:val, 'F', 'f') = 'ffffff' or @w:val = 'white'])",
    namespaces={"w": W.strip("{}")},
)


def may_hide(root: Element, styles: Styles) -> bool:
    """Whether a part holds anything by which words in it may be unseen."""
    return styles.hides_any or bool(_MAY_HIDE(root, tiny=_TINY_HALF_POINTS))


def is_unseen(run: Element, properties: Element | None, paragraph_style: str | None, styles: Styles) -> bool:
    """Whether nobody sees the words of `run`, whose `properties` are those of the view that is asked for."""
    if properties is None:
        return styles.is_hidden(paragraph_style)
    own = is_on(properties, W + "vanish")
    run_style = value_of(properties, W + "rStyle")
    if styles.is_hidden(run_style or paragraph_style) if own is None else own:
        return True
    size = number_of(properties, W + "sz")
    return (size is not None and 0 < size <= _TINY_HALF_POINTS) or (_is_white(properties) and _is_bare(run, styles))


def is_shade(shading: Element) -> bool:
    """Whether a w:shd paints something other than white."""
    if shading.get(W + "themeFill", "background1") not in _WHITE_THEMES or shading.get(W + "themeFillShade"):
        return True
    fill, pattern = shading.get(W + "fill", "").lower(), shading.get(W + "val", "").lower()
    return fill not in _PLAIN_FILLS or pattern not in _NO_PATTERNS


def _is_white(properties: Element) -> bool:
    color = properties.find(W + "color")
    if color is None or color.get(W + "themeShade"):
        return False
    theme = color.get(W + "themeColor")
    return theme in _WHITE_THEMES if theme else color.get(W + "val", "").lower() in _WHITE


def _is_bare(run: Element, styles: Styles) -> bool:
    """Whether `run` stands on the white of the page, as far as its own markup tells."""
    for above in (run, *run.iterancestors()):
        properties = above.find(f"{above.tag}Pr")
        if above.tag in _PAINTED or _paints(properties, styles):
            return False
    return True


def _paints(properties: Element | None, styles: Styles) -> bool:
    if properties is None:
        return False
    shading, highlight = properties.find(W + "shd"), properties.find(W + "highlight")
    if highlight is not None or (shading is not None and is_shade(shading)):
        return True
    named = [value_of(properties, W + tag) for tag in ("rStyle", "pStyle", "tblStyle")]
    return any(style is not None and styles.is_shaded(style) for style in named)
