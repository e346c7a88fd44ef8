/* Formulas as Office Math (22.1): an m:oMathPara alone in its paragraph, whose line is at least as
 * high as the flow says. Exactly would not do: Word puts the baseline of such a line at four fifths
 * and cuts off what hangs lower, such as a denominator.
 *
 * Words, figures, and brackets are "normal text" (22.1.2.67), which takes the paragraph's face and
 * which LibreOffice sets as it stands; variables and signs are left to the program, which slants
 * the ones and gives room to the others. A sign with nothing on one side is text too, and one
 * behind another sign: LibreOffice would miss its operand. */
#include "docx/docx_priv.h"

#include <string.h>

static void put_list(struct xml_writer *w, const struct math_node *nodes);

static void put_run(struct xml_writer *w, const char *text, bool is_normal)
{
    xml_open(w, "m:r");
    if (is_normal) {
        xml_open(w, "m:rPr");
        xml_empty(w, "m:nor", NULL);
        xml_close(w);
    }
    xml_open(w, "m:t");
    if (text[0] == ' ') xml_attr(w, "xml:space", "preserve");
    xml_text(w, text);
    xml_close(w);
    xml_close(w);
}

static bool is_sign(const struct math_node *node)
{
    return node->is == MATH_BINARY || node->is == MATH_RELATION || node->is == MATH_LARGE;
}

/* LibreOffice puts a backslash before these, which quoted text would show. */
static bool is_escaped(const struct math_node *node)
{
    bool is_bracket = node->is == MATH_OPEN || node->is == MATH_CLOSE;
    return is_bracket && strchr("[]{}", *node->utf8);
}

static void put_text(struct xml_writer *w, const struct math_node *node,
                     const struct math_node *before)
{
    bool has_sides = before && node->next && !is_sign(before);
    bool is_math = node->is_variable || is_escaped(node) || node->is == MATH_LARGE;
    put_run(w, node->utf8, !is_math && !(is_sign(node) && has_sides));
}

static void put_part(struct xml_writer *w, const char *name, const struct math_node *nodes)
{
    xml_open(w, name);
    put_list(w, nodes);
    xml_close(w);
}

/* 22.1.2.36 */
static void put_fraction(struct xml_writer *w, const struct math_node *node)
{
    xml_open(w, "m:f");
    put_part(w, "m:num", node->first);
    put_part(w, "m:den", node->second);
    xml_close(w);
}

/* 22.1.2.88; a square root hides its degree. */
static void put_root(struct xml_writer *w, const struct math_node *node)
{
    xml_open(w, "m:rad");
    if (!node->second) {
        xml_open(w, "m:radPr");
        xml_empty(w, "m:degHide", "m:val", "1", NULL);
        xml_close(w);
    }
    put_part(w, "m:deg", node->second);
    put_part(w, "m:e", node->first);
    xml_close(w);
}

/* 22.1.2.101, 22.1.2.103, 22.1.2.105 */
static void put_scripts(struct xml_writer *w, const struct math_node *node)
{
    xml_open(w, node->second && node->third ? "m:sSubSup" : node->second ? "m:sSub" : "m:sSup");
    put_part(w, "m:e", node->first);
    if (node->second) put_part(w, "m:sub", node->second);
    if (node->third) put_part(w, "m:sup", node->third);
    xml_close(w);
}

/* Elements of a description nest LIMIT_DEPTH deep at most, and these no deeper. */
static void put_list(struct xml_writer *w, const struct math_node *nodes)
{
    const struct math_node *before = NULL;
    for (const struct math_node *node = nodes; node; before = node, node = node->next) {
        if (node->blank_before) put_run(w, " ", true);
        switch (node->kind) {
        case MATH_TEXT:
            put_text(w, node, before);
            break;
        case MATH_FRACTION:
            put_fraction(w, node);
            break;
        case MATH_ROOT:
            put_root(w, node);
            break;
        case MATH_SCRIPTS:
            put_scripts(w, node);
            break;
        }
    }
}

static void properties(struct docx *d, struct xml_writer *w, const struct flow_formula *formula)
{
    struct style line = *formula->style;
    line.line_rule = LINE_AT_LEAST;
    line.line = formula->height;
    xml_open(w, "w:pPr");
    docx_val(w, "w:pStyle", docx_style_id(d, formula->style));
    if (formula->keep_next && !formula->style->keep_next) docx_on(w, "w:keepNext", true);
    if (docx_hides_number(d, formula->style)) docx_on(w, "w:suppressLineNumbers", true);
    docx_spacing(w, &line);
    docx_changed_mark(d, w);
    xml_close(w);
}

void docx_formula(struct docx *d, struct xml_writer *w, const struct flow_formula *formula)
{
    static const char *const aligns[] = {"left", "center", "right", "left"};
    xml_open(w, "w:p");
    properties(d, w, formula);
    struct docx_span anchors = docx_open_anchors(d, w);
    docx_open_changed(d, w, d->change);
    xml_open(w, "m:oMathPara");
    xml_open(w, "m:oMathParaPr");
    xml_empty(w, "m:jc", "m:val", aligns[formula->style->align], NULL);
    xml_close(w);
    put_part(w, "m:oMath", formula->nodes);
    xml_close(w);
    docx_close_changed(w, d->change);
    docx_close_anchors(w, anchors);
    xml_close(w);
}

/* 22.1.2.62, in the settings: the face of what is not normal text, and fractions of full size in
 * lines of their own. */
void docx_formula_settings(struct xml_writer *w)
{
    xml_open(w, "m:mathPr");
    xml_empty(w, "m:mathFont", "m:val", "Cambria Math", NULL);
    xml_empty(w, "m:smallFrac", "m:val", "0", NULL);
    xml_empty(w, "m:dispDef", NULL);
    xml_empty(w, "m:defJc", "m:val", "centerGroup", NULL);
    xml_close(w);
}

void docx_formula_namespace(struct xml_writer *w)
{
    xml_attr(w, "xmlns:m", "http://schemas.openxmlformats.org/officeDocument/2006/math");
}
