/* The watermark of a draft, as Word itself writes one (29500-4, 14.1 and 14.4.2): a shape of VML
 * with text along its path, in the first paragraph of every header, behind the text. It is anchored
 * to the margins and takes no room. docs/ooxml/drafts.md */
#include "docx/docx_priv.h"

enum { FIRST_SHAPE = 2049 }; /* Word counts the shapes of headers from here */

static void formulas(struct xml_writer *w)
{
    static const char *const equations[] = {
        "sum #0 0 10800", "prod #0 2 1",    "sum 21600 0 @1", "sum 0 0 @2",     "sum 21600 0 @3",
        "if @0 @3 0",     "if @0 21600 @1", "if @0 0 @2",     "if @0 @4 21600", "mid @5 @6",
        "mid @8 @5",      "mid @7 @8",      "mid @6 @7",      "sum @6 0 @5",
    };
    xml_open(w, "v:formulas");
    for (size_t i = 0; i < sizeof equations / sizeof *equations; i++)
        xml_empty(w, "v:f", "eqn", equations[i], NULL);
    xml_close(w);
}

/* Plain text as a shape: Word's own type 136. */
static void shape_type(struct xml_writer *w)
{
    xml_open(w, "v:shapetype");
    xml_attr(w, "id", "_x0000_t136");
    xml_attr(w, "coordsize", "21600,21600");
    xml_attr(w, "o:spt", "136");
    xml_attr(w, "adj", "10800");
    xml_attr(w, "path", "m@7,l@8,m@5,21600l@6,21600e");
    formulas(w);
    xml_empty(w, "v:path", "textpathok", "t", "o:connecttype", "custom", "o:connectlocs",
              "@9,0;@10,10800;@11,21600;@12,10800", "o:connectangles", "270,180,90,0", NULL);
    xml_empty(w, "v:textpath", "on", "t", "fitshape", "t", NULL);
    xml_open(w, "v:handles");
    xml_empty(w, "v:h", "position", "#0,bottomRight", "xrange", "6629,14971", NULL);
    xml_close(w);
    xml_empty(w, "o:lock", "v:ext", "edit", "text", "t", "shapetype", "t", NULL);
    xml_close(w);
}

static const char *place(struct docx *d, const struct flow_watermark *mark)
{
    return arena_printf(d->arena,
                        "position:absolute;margin-left:0;margin-top:0;width:%dpt;height:%dpt;"
                        "rotation:315;z-index:-251658752;mso-position-horizontal:center;"
                        "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
                        "mso-position-vertical-relative:margin",
                        mark->width / LEN_PT, mark->size / 2);
}

static void shape(struct docx *d, struct xml_writer *w, const struct flow_watermark *mark)
{
    xml_open(w, "v:shape");
    xml_attr(w, "id", arena_printf(d->arena, "PowerPlusWaterMarkObject%d", ++d->n_watermarks));
    xml_attr(w, "o:spid", arena_printf(d->arena, "_x0000_s%d", FIRST_SHAPE + d->n_watermarks));
    xml_attr(w, "type", "#_x0000_t136");
    xml_attr(w, "alt", mark->text);
    xml_attr(w, "style", place(d, mark));
    xml_attr(w, "o:allowincell", "f");
    xml_attr(w, "fillcolor", arena_printf(d->arena, "#%06x", (unsigned)mark->color));
    xml_attr(w, "stroked", "f");
    xml_empty(
        w, "v:textpath", "style",
        arena_printf(d->arena, "font-family:\"%s\";font-size:1pt;font-weight:bold", mark->family),
        "string", mark->text, NULL);
    xml_close(w);
}

void docx_watermark(struct docx *d, struct xml_writer *w)
{
    if (!d->is_watermark_due) return;
    d->is_watermark_due = false;
    xml_open(w, "w:r");
    xml_open(w, "w:pict");
    xml_attr(w, "xmlns:v", "urn:schemas-microsoft-com:vml");
    xml_attr(w, "xmlns:o", "urn:schemas-microsoft-com:office:office");
    shape_type(w);
    shape(d, w, &d->flow->watermark);
    xml_close(w);
    xml_close(w);
}
