/* Runs (17.3.2.25): text, and what stands in it like a character. */
#include "docx/docx_priv.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char no_break_hyphen[] = "\xE2\x80\x91"; /* U+2011 */

/* How text differs from the styles that it stands in: 0 as they are, 1 on, -1 off. */
struct look {
    signed char bold, italic, underline, caps;
    int size; /* half-points; 0: the styles' */
    bool is_raised, is_lowered;
    const char *language; /* NULL: the document's */
};

static const struct style *character_style(const struct flow_run *run)
{
    return run->style && run->style->kind == STYLE_CHARACTER ? run->style : NULL;
}

/* What must be said for a toggle property to come out as `want`. Where both styles set it they
 * cancel each other (17.7.3), which not every program knows: say it then in any case. */
static signed char toggle(bool want, bool para, bool character)
{
    if (want == (para != character) && !(para && character)) return 0;
    return want ? 1 : -1;
}

static struct look look_of(const struct flow_run *run, const struct style *para)
{
    const struct style *c = character_style(run);
    int size = c && c->size ? c->size : para->size;
    /* Underline is no toggle: a character style adds it. */
    bool underline = para->underline || (c && c->underline);
    return (struct look){
        .bold = toggle(run->bold, para->bold, c && c->bold),
        .italic = toggle(run->italic, para->italic, c && c->italic),
        .underline = (signed char)(run->underline - underline),
        .size = run->size && run->size != size ? run->size : 0,
        .is_raised = run->is_raised && !(c && c->is_raised),
        .is_lowered = run->is_lowered,
        .language = run->language,
    };
}

static bool is_plain(struct look look)
{
    return !look.bold && !look.italic && !look.underline && !look.caps && !look.size &&
           !look.is_raised && !look.is_lowered && !look.language;
}

static void put_properties(struct docx *d, struct xml_writer *w, const struct style *character,
                           struct look look);

/* 17.3.2.28 */
static void write_properties(struct docx *d, struct xml_writer *w, const struct style *character,
                             struct look look)
{
    if (!character && is_plain(look)) return;
    xml_open(w, "w:rPr");
    put_properties(d, w, character, look);
    xml_close(w);
}

static void put_properties(struct docx *d, struct xml_writer *w, const struct style *character,
                           struct look look)
{
    if (character) docx_val(w, "w:rStyle", docx_style_id(d, character));
    if (look.bold) docx_on(w, "w:b", look.bold > 0);
    if (look.italic) docx_on(w, "w:i", look.italic > 0);
    if (look.caps) docx_on(w, "w:caps", look.caps > 0);
    if (look.size) docx_val_int(w, "w:sz", look.size);
    if (look.size) docx_val_int(w, "w:szCs", look.size);
    if (look.underline) docx_val(w, "w:u", look.underline > 0 ? "single" : "none");
    if (look.is_raised) docx_val(w, "w:vertAlign", "superscript");
    if (look.is_lowered) docx_val(w, "w:vertAlign", "subscript");
    if (look.language) docx_val(w, "w:lang", look.language);
}

/* Whether capitals would change a text; all letters beyond ASCII are taken for small ones. */
static bool has_small_letter(const char *text)
{
    for (; *text; text++)
        if ((*text >= 'a' && *text <= 'z') || (unsigned char)*text >= 0x80) return true;
    return false;
}

/* A label takes the look of its paragraph's mark (17.9.24). It stands in the flow as it is printed,
 * so capitals of the style must not touch it. */
void docx_label_properties(struct docx *d, struct xml_writer *w, const struct flow_label *label,
                           const struct style *para)
{
    struct look look = look_of(&label->run, para);
    if (para->letter_case == CASE_UPPER && has_small_letter(label->text)) look.caps = -1;
    if (d->change) {
        xml_open(w, "w:rPr");
        docx_changed_end(d, w);
        put_properties(d, w, character_style(&label->run), look);
        xml_close(w);
        return;
    }
    write_properties(d, w, character_style(&label->run), look);
}

static void write_t(struct xml_writer *w, const char *name, const char *text, size_t n)
{
    if (!n) return;
    xml_open(w, name);
    if (text[0] == ' ' || text[n - 1] == ' ') xml_attr(w, "xml:space", "preserve");
    xml_text_n(w, text, n);
    xml_close(w);
}

/* U+2011 as its element (17.3.3.18): Word has no such letter in many faces and would take another
 * one. */
static void write_text(struct xml_writer *w, const char *text, const char *element)
{
    for (const char *hyphen; (hyphen = strstr(text, no_break_hyphen));) {
        write_t(w, element, text, (size_t)(hyphen - text));
        xml_empty(w, "w:noBreakHyphen", NULL);
        text = hyphen + sizeof no_break_hyphen - 1;
    }
    write_t(w, element, text, strlen(text));
}

/* Capitals that a style sets are for the reader's program to make, so that the text stays as its
 * author wrote it. */
static void write_chars(struct xml_writer *w, const struct flow_run *run, const struct style *para)
{
    bool is_upper =
        para->letter_case == CASE_UPPER || (run->style && run->style->letter_case == CASE_UPPER);
    bool is_deleted = run->change == CHANGE_DELETED; /* 17.3.3.7 */
    write_text(w, is_upper ? run->raw : run->text, is_deleted ? "w:delText" : "w:t");
}

static void write_mark(struct docx *d, struct xml_writer *w, int note)
{
    /* Programs pair marks and notes by order as well as by id: parity rule 35. */
    assert(note == d->n_marks && (size_t)note < d->flow->n_notes);
    xml_open(w, "w:footnoteReference");
    xml_attr_int(w, "w:id", ++d->n_marks);
    xml_close(w);
}

static void content(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                    const struct style *para)
{
    switch (run->kind) {
    case FLOW_TEXT:
        write_chars(w, run, para);
        break;
    case FLOW_NOTE_MARK:
        write_mark(d, w, run->note);
        break;
    case FLOW_NOTE_NUMBER:
        xml_empty(w, "w:footnoteRef", NULL);
        break;
    case FLOW_LINE_BREAK:
        xml_empty(w, "w:br", NULL);
        break;
    case FLOW_TAB:
    case FLOW_FILL: /* the paragraph has a stop with a leader for it */
        xml_empty(w, "w:tab", NULL);
        break;
    case FLOW_TICK:
        write_text(w, run->text, run->change == CHANGE_DELETED ? "w:delText" : "w:t");
        break;
    case FLOW_SEQUENCE:
    case FLOW_PAGE_NUMBER:
        break;
    }
}

static void open_run(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                     const struct style *para)
{
    xml_open(w, "w:r");
    write_properties(d, w, character_style(run), look_of(run, para));
}

static void field_char(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                       const struct style *para, const char *type, enum flow_change change)
{
    docx_open_changed(d, w, change);
    open_run(d, w, run, para);
    xml_empty(w, "w:fldChar", "w:fldCharType", type, NULL);
    xml_close(w);
    docx_close_changed(w, change);
}

/* Up to its result. */
static void open_field(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                       const struct style *para, const char *code, enum flow_change change)
{
    field_char(d, w, run, para, "begin", change);
    docx_open_changed(d, w, change);
    open_run(d, w, run, para);
    write_t(w, change == CHANGE_DELETED ? "w:delInstrText" : "w:instrText", code, strlen(code));
    xml_close(w);
    docx_close_changed(w, change);
    field_char(d, w, run, para, "separate", change);
}

/* A complex field (17.16.18) with its result, as Word itself writes it. */
static void field(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                  const struct style *para, const char *code, const char *result)
{
    open_field(d, w, run, para, code, run->change);
    docx_open_changed(d, w, run->change);
    open_run(d, w, run, para);
    write_text(w, result, run->change == CHANGE_DELETED ? "w:delText" : "w:t");
    xml_close(w);
    docx_close_changed(w, run->change);
    field_char(d, w, run, para, "end", run->change);
}

/* PAGE (17.16.5.44) says the first page that shows it until a program counts. */
static void page_field(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                       const struct style *para)
{
    field(d, w, run, para, " PAGE ", run->text ? run->text : "2");
}

/* How Word itself numbers captions (17.16.5.56). A part that is a file of its own goes on from the
 * figures of the document that it belongs to, which its first field says. */
static void sequence_field(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                           const struct style *para)
{
    int number = (int)strtol(run->text, NULL, 10);
    bool is_gone = docx_change_is_gone(run->change);
    bool is_next = is_gone || number == d->last_figure + 1;
    const char *start = is_next ? "" : arena_printf(d->arena, "\\r %d ", number);
    if (!is_gone) d->last_figure = number;
    field(d, w, run, para, arena_printf(d->arena, " SEQ %s \\* ARABIC %s", run->sequence, start),
          run->text);
}

static void write_run(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                      const struct style *para)
{
    open_run(d, w, run, para);
    content(d, w, run, para);
    xml_close(w);
}

static void tick_state(struct xml_writer *w, const char *name, const char *code, const char *font)
{
    xml_empty(w, name, "w14:val", code, "w14:font", font, NULL);
}

/* A check box (MS-DOCX 2.6.1.4) that a click changes. Both of its letters stand in the text's own
 * face and are as wide as each other, where Word's would come from another face. */
static void tick(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                 const struct style *para)
{
    xml_open(w, "w:sdt");
    xml_open(w, "w:sdtPr");
    docx_val_int(w, "w:id", ++d->n_controls);
    xml_open(w, "w14:checkbox");
    xml_empty(w, "w14:checked", "w14:val", run->is_checked ? "1" : "0", NULL);
    tick_state(w, "w14:checkedState", "25A0", para->family);
    tick_state(w, "w14:uncheckedState", "25A1", para->family);
    xml_close(w);
    xml_close(w);
    xml_open(w, "w:sdtContent");
    write_run(d, w, run, para);
    xml_close(w);
    xml_close(w);
}

/* A box that comes or goes is its letter alone: LibreOffice would leave the box. */
static void write_changed(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                          const struct style *para)
{
    docx_open_changed(d, w, run->change);
    write_run(d, w, run, para);
    docx_close_changed(w, run->change);
}

/* The note's own paragraph would be the place for its bookmark, but LibreOffice keeps there only
 * that of the first. */
static void note_mark(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                      const struct style *para)
{
    const char *id = d->flow->notes[run->note].anchor;
    const struct flow_anchor anchor = {id, NULL};
    if (id) docx_anchor_next(d, &anchor);
    struct docx_span span = docx_open_anchors(d, w);
    write_changed(d, w, run, para);
    docx_close_anchors(w, span);
}

void docx_run(struct docx *d, struct xml_writer *w, const struct flow_run *run,
              const struct style *para)
{
    if (run->kind == FLOW_PAGE_NUMBER)
        page_field(d, w, run, para);
    else if (run->kind == FLOW_SEQUENCE)
        sequence_field(d, w, run, para);
    else if (run->kind == FLOW_TICK && !run->change)
        tick(d, w, run, para);
    else if (run->kind == FLOW_NOTE_MARK)
        note_mark(d, w, run, para);
    else
        write_changed(d, w, run, para);
}

/* To an address by a field (17.16.5.25), so that the package relates to nothing outside; to a place
 * in the document by its bookmark (17.16.22), or by a field that counts. */
void docx_open_link(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                    const struct style *para)
{
    const char *target = run->link->target;
    if (run->link->uri) {
        open_field(d, w, run, para, arena_printf(d->arena, " HYPERLINK \"%s\" ", run->link->uri),
                   d->link_change);
    } else if (d->is_counted) {
        open_field(d, w, run, para,
                   arena_printf(d->arena, " REF %s \\n \\h ", docx_bookmark_name(d->arena, target)),
                   d->link_change);
    } else {
        xml_open(w, "w:hyperlink");
        xml_attr(w, "w:anchor", docx_bookmark_name(d->arena, target));
        xml_attr(w, "w:history", "1");
    }
}

void docx_close_link(struct docx *d, struct xml_writer *w, const struct flow_run *run,
                     const struct style *para)
{
    if (run->link->uri || d->is_counted)
        field_char(d, w, run, para, "end", d->link_change);
    else
        xml_close(w);
    d->is_counted = false;
}
