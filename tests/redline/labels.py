"""The labels that a word processor prints, counted from numbering.xml by the rules of ISO/IEC 29500-1, 17.9."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
         (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(n):
    text = ""
    for value, letters in ROMAN:
        text += letters * (n // value)
        n %= value
    return text


def letters(n):
    """a ... z aa bb (17.18.59)"""
    return chr(ord("a") + (n - 1) % 26) * (1 + (n - 1) // 26)


FORMATS = {"decimal": str, "lowerRoman": roman, "upperRoman": lambda n: roman(n).upper(), "lowerLetter": letters,
           "upperLetter": lambda n: letters(n).upper()}


def value(element, name, default=None):
    child = element.find(W + name) if element is not None else None
    return default if child is None else child.get(W + "val", default)


class Level:
    def __init__(self, element):
        self.format, self.text = value(element, "numFmt"), value(element, "lvlText", "")
        self.start, self.gap = int(value(element, "start", "1")), value(element, "suff", "tab")


class Labels:
    """Counts the paragraphs that it is shown, in reading order."""

    def __init__(self, numbering, styles):
        self.levels, self.nums, self.of_style = {}, {}, {}
        for element in numbering.findall(W + "abstractNum") if numbering is not None else []:
            self.levels[element.get(W + "abstractNumId")] = {
                int(e.get(W + "ilvl")): Level(e) for e in element.findall(W + "lvl")}
        for element in numbering.findall(W + "num") if numbering is not None else []:
            overrides = {int(e.get(W + "ilvl")): e for e in element.findall(W + "lvlOverride")}
            self.nums[element.get(W + "numId")] = (value(element, "abstractNumId"), overrides)
        for style in styles.iter(W + "style"):
            number = style.find(f"{W}pPr/{W}numPr")
            if number is not None:
                self.of_style[style.get(W + "styleId")] = (value(number, "numId"), int(value(number, "ilvl", "0")))
        self.counts, self.started = {}, set()

    def label(self, paragraph):
        """Label and what stands behind it; "" for none."""
        properties = paragraph.find(W + "pPr")
        number = properties.find(W + "numPr") if properties is not None else None
        num, at = self.of_style.get(value(properties, "pStyle", "Normal"), ("0", 0))
        if number is not None:
            num, at = value(number, "numId"), int(value(number, "ilvl", "0"))
        return self.count(num, at) if num != "0" else ""

    def count(self, num, at):
        definition, overrides = self.nums[num]
        levels, counts = self.levels[definition], self.counts.setdefault(definition, {})
        override = overrides.get(at)
        start = value(override, "startOverride")
        if start and (num, at) not in self.started:
            counts[at] = int(start) - 1
        self.started.add((num, at))
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for i in range(at):
            counts.setdefault(i, levels[i].start)
        for i in [i for i in counts if i > at]:
            del counts[i]
        own = override.find(W + "lvl") if override is not None else None
        level = levels[at] if own is None else Level(own)
        text = level.text
        for i, n in counts.items():
            text = text.replace(f"%{i + 1}", FORMATS.get(levels[i].format, str)(n))
        return f"{text}|{level.gap}"
