/* A picture in a paragraph of its own (20.4.2.8): it stands in the line like a letter, so the line
 * is as high as the picture. docs/ooxml/images.md */
#include "docx/docx_priv.h"

static const char wp[] = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
static const char a[] = "http://schemas.openxmlformats.org/drawingml/2006/main";
static const char pic[] = "http://schemas.openxmlformats.org/drawingml/2006/picture";

static const char *relation_of(const struct docx *d, const struct image *image)
{
    size_t i = 0;
    while (d->pictures.at[i].image != image)
        i++;
    return d->pictures.at[i].rel;
}

static void extent(struct xml_writer *w, const char *name, const struct flow_image *image)
{
    xml_open(w, name);
    xml_attr_int(w, "cx", image->width);
    xml_attr_int(w, "cy", image->height);
    xml_close(w);
}

/* 20.4.2.5, 20.2.2.3. Ids are those of all drawings of the document, from 1. */
static void names(struct docx *d, struct xml_writer *w, const char *element,
                  const struct flow_image *image)
{
    xml_open(w, element);
    xml_attr_int(w, "id", d->n_drawings);
    xml_attr(w, "name", arena_printf(d->arena, "Hình %d", d->n_drawings));
    xml_attr(w, "descr", image->alt);
    xml_close(w);
}

/* 20.2.2.1: the file, stretched over the extent. */
static void fill(const struct docx *d, struct xml_writer *w, const struct flow_image *image)
{
    xml_open(w, "pic:blipFill");
    xml_empty(w, "a:blip", "r:embed", relation_of(d, image->picture), NULL);
    xml_open(w, "a:stretch");
    xml_empty(w, "a:fillRect", NULL);
    xml_close(w);
    xml_close(w);
}

static void shape(struct xml_writer *w, const struct flow_image *image)
{
    xml_open(w, "pic:spPr");
    xml_open(w, "a:xfrm");
    xml_empty(w, "a:off", "x", "0", "y", "0", NULL);
    extent(w, "a:ext", image);
    xml_close(w);
    xml_open(w, "a:prstGeom");
    xml_attr(w, "prst", "rect");
    xml_empty(w, "a:avLst", NULL);
    xml_close(w);
    xml_close(w);
}

static void picture(struct docx *d, struct xml_writer *w, const struct flow_image *image)
{
    xml_open(w, "a:graphic");
    xml_attr(w, "xmlns:a", a);
    xml_open(w, "a:graphicData");
    xml_attr(w, "uri", pic);
    xml_open(w, "pic:pic");
    xml_attr(w, "xmlns:pic", pic);
    xml_open(w, "pic:nvPicPr");
    names(d, w, "pic:cNvPr", image);
    xml_empty(w, "pic:cNvPicPr", NULL);
    xml_close(w);
    fill(d, w, image);
    shape(w, image);
    xml_close(w);
    xml_close(w);
    xml_close(w);
}

static void drawing(struct docx *d, struct xml_writer *w, const struct flow_image *image)
{
    d->n_drawings++;
    xml_open(w, "w:drawing");
    xml_open(w, "wp:inline");
    xml_attr(w, "xmlns:wp", wp);
    xml_attr(w, "distT", "0");
    xml_attr(w, "distB", "0");
    xml_attr(w, "distL", "0");
    xml_attr(w, "distR", "0");
    extent(w, "wp:extent", image);
    names(d, w, "wp:docPr", image);
    xml_open(w, "wp:cNvGraphicFramePr");
    xml_empty(w, "a:graphicFrameLocks", "xmlns:a", a, "noChangeAspect", "1", NULL);
    xml_close(w);
    picture(d, w, image);
    xml_close(w);
    xml_close(w);
}

void docx_image(struct docx *d, struct xml_writer *w, const struct flow_image *image)
{
    xml_open(w, "w:p");
    xml_open(w, "w:pPr");
    docx_val(w, "w:pStyle", docx_style_id(d, image->style));
    if (image->keep_next && !image->style->keep_next) docx_on(w, "w:keepNext", true);
    if (docx_hides_number(d, image->style)) docx_on(w, "w:suppressLineNumbers", true);
    docx_changed_mark(d, w);
    xml_close(w);
    struct docx_span anchors = docx_open_anchors(d, w);
    docx_open_changed(d, w, d->change);
    xml_open(w, "w:r");
    drawing(d, w, image);
    xml_close(w);
    docx_close_changed(w, d->change);
    docx_close_anchors(w, anchors);
    xml_close(w);
}
