// docx.mjs MODULES FOLDER COUNT: the report by npm's docx, COUNT times, as peer.py does it by others.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [modules, folder, count] = process.argv.slice(2);
const require = createRequire(path.resolve(modules, "node_modules", "x.js"));
const { AlignmentType, BorderStyle, Document, FootnoteReferenceRun, Header, HeadingLevel, Packer, PageNumber, Paragraph,
    Table, TableCell, TableRow, TextRun, WidthType } = require("docx");

const mm = (n) => Math.round((n * 1440) / 25.4);
const body = { alignment: AlignmentType.JUSTIFIED, indent: { firstLine: mm(12.7) }, spacing: { after: 120, line: 360, lineRule: "exact" } };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const borders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
const plain = { indent: { firstLine: 0 }, spacing: { after: 0, line: 240, lineRule: "auto" } };

function styles() {
    const heading = (level) => ({
        run: { font: "Times New Roman", size: 28, color: "000000", bold: level <= 5, italics: level >= 4 },
        paragraph: { ...body, keepNext: true, outlineLevel: level - 1 },
    });
    const all = { document: { run: { font: "Times New Roman", size: 28 }, paragraph: body } };
    for (let level = 1; level <= 6; level++) all[`heading${level}`] = heading(level);
    return { default: all, paragraphStyles: [7, 8].map((level) => ({ id: `Heading${level}`, name: `heading ${level}`, basedOn: "Normal", ...heading(level) })) };
}

const centred = (text, size, more = {}) =>
    new Paragraph({ ...plain, alignment: AlignmentType.CENTER, children: [new TextRun({ text, size: 2 * size, ...more })] });
const cell = (children, width) => new TableCell({ children, width: { size: width, type: WidthType.PERCENTAGE } });
const table = (rows, widths) => new Table({
    borders, width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map((children, i) => cell(children, widths[i])) })),
});

function head(parts, number) {
    return table([
        [[...parts.parent.map((l) => centred(l, 12)), centred(parts.name, 12, { bold: true })],
            [centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, { bold: true }), centred("Độc lập - Tự do - Hạnh phúc", 13, { bold: true })]],
        [[centred(`Số: ${number}/${parts.symbol}`, 13)], [centred(`${parts.place}, ${parts.day}`, 13, { italics: true })]],
    ], [43, 57]);
}

function foot(parts) {
    const left = (text, size, more) => new Paragraph({ ...plain, children: [new TextRun({ text, size: 2 * size, ...more })] });
    return table([[
        [left("Nơi nhận:", 12, { bold: true, italics: true }), ...parts.recipients.map((l) => left(l, 11))],
        [centred(parts.post, 14, { bold: true }), ...Array.from({ length: 4 }, () => centred("", 14)), centred(parts.signer, 14, { bold: true })],
    ]], [50, 50]);
}

function make(parts, number) {
    const footnotes = {};
    let notes = 0;
    const runs = (block) => block.runs.map((r) => {
        if ("text" in r) return new TextRun(r.text);
        footnotes[++notes] = { children: [new Paragraph({ ...plain, children: [new TextRun({ text: r.note, size: 20 })] })] };
        return new FootnoteReferenceRun(notes);
    });
    const paragraph = (block) => {
        const label = block.label ? [new TextRun({ text: `${block.label} `, bold: block.lead ? true : undefined })] : [];
        const lead = block.lead ? [new TextRun({ text: `${block.lead} `, bold: true })] : [];
        const style = block.level && !block.lead ? `Heading${block.level}` : undefined;
        return new Paragraph({ style, children: [...label, ...lead, ...runs(block)] });
    };
    const children = [
        head(parts, number), centred("", 12), centred(parts.type, 14, { bold: true }),
        ...parts.subject.map((l) => centred(l, 14, { bold: true })), centred("", 14),
        new Paragraph({ children: [new TextRun({ text: parts.basis, italics: true })] }),
        ...parts.blocks.map(paragraph), foot(parts),
    ];
    const number_line = new Paragraph({ ...plain, alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] });
    return new Document({
        title: parts.subject.join(" "), creator: parts.name, styles: styles(), footnotes,
        sections: [{
            properties: { titlePage: true, page: { size: { width: mm(210), height: mm(297) }, margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10) } } },
            headers: { default: new Header({ children: [number_line] }), first: new Header({ children: [] }) },
            children,
        }],
    });
}

const parts = JSON.parse(readFileSync(path.join(folder, "parts.json"), "utf8"));
let data;
for (let i = 0; i < Number(count); i++) data = await Packer.toBuffer(make(parts, i + 1));
writeFileSync(path.join(folder, "docx.docx"), data);
