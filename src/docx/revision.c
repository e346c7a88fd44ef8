/* Tracked changes (17.13.5): what a comparison of two versions says, as elements of a word
 * processor's own. docs/ooxml/revisions.md */
#include "docx/docx_priv.h"

bool docx_change_is_gone(enum flow_change change)
{
    return change == CHANGE_DELETED || change == CHANGE_MOVED_FROM;
}

static const char *const elements[] = {
    [CHANGE_INSERTED] = "w:ins",
    [CHANGE_DELETED] = "w:del",
    [CHANGE_MOVED_TO] = "w:moveTo",
    [CHANGE_MOVED_FROM] = "w:moveFrom",
};

static void signed_by(struct docx *d, struct xml_writer *w)
{
    const struct flow_revision *revision = d->flow->revision;
    xml_attr(w, "w:author", revision ? revision->author : "vanthu");
    if (revision && revision->date) xml_attr(w, "w:date", revision->date);
}

void docx_open_change(struct docx *d, struct xml_writer *w, const char *element)
{
    xml_open(w, element);
    xml_attr_int(w, "w:id", ++d->n_revisions);
    signed_by(d, w);
}

/* Around runs; nothing has changed: nothing is written. */
void docx_open_changed(struct docx *d, struct xml_writer *w, enum flow_change change)
{
    if (change) docx_open_change(d, w, elements[change]);
}

void docx_close_changed(struct xml_writer *w, enum flow_change change)
{
    if (change) xml_close(w);
}

/* The end of a paragraph (17.13.5.15, 17.13.5.20): first in the properties of its mark. */
void docx_changed_end(struct docx *d, struct xml_writer *w)
{
    if (!d->change) return;
    docx_open_changed(d, w, d->change);
    xml_close(w);
}

void docx_changed_mark(struct docx *d, struct xml_writer *w)
{
    if (!d->change) return;
    xml_open(w, "w:rPr");
    docx_changed_end(d, w);
    xml_close(w);
}

/* A row (17.13.5.17, 17.13.5.13) is new or gone; it is not moved. */
void docx_changed_row(struct docx *d, struct xml_writer *w, enum flow_change change)
{
    docx_open_changed(d, w, change);
    docx_close_changed(w, change);
}

/* The schema asks each move for a moment (17.13.5.24): that of the package, if nothing is said. */
static void date_of_move(struct docx *d, struct xml_writer *w)
{
    const char *day = d->flow->meta.issued ? d->flow->meta.issued : "1980-01-01";
    if (d->flow->revision && d->flow->revision->date) return;
    xml_attr(w, "w:date", arena_printf(d->arena, "%sT00:00:00Z", day));
}

/* Both ends of a move bear one name (17.13.5.24 to 17.13.5.28). */
long docx_open_move(struct docx *d, struct xml_writer *w, const struct flow_block *block)
{
    if (!block->move) return 0;
    bool is_from = block->change == CHANGE_MOVED_FROM;
    docx_open_change(d, w, is_from ? "w:moveFromRangeStart" : "w:moveToRangeStart");
    date_of_move(d, w);
    xml_attr(w, "w:name", arena_printf(d->arena, "move%d", block->move));
    xml_close(w);
    return d->n_revisions;
}

void docx_close_move(struct xml_writer *w, const struct flow_block *block, long id)
{
    if (!id) return;
    bool is_from = block->change == CHANGE_MOVED_FROM;
    xml_open(w, is_from ? "w:moveFromRangeEnd" : "w:moveToRangeEnd");
    xml_attr_int(w, "w:id", id);
    xml_close(w);
}
