/* What the libraries alone take of a cold run: the least that a program can take that uses them.
 *
 *     libraries REPORT.xml FONTS OUT
 *
 * Does with them what a PDF of the report needs, and nothing of its own: libxml2 parses the report,
 * FreeType opens the faces of the folder FONTS and says which characters they have,
 * HarfBuzz cuts them to those of the report, libdeflate packs what was cut and a text as long as
 * the report's pages, libharu makes a document. OUT is flushed to the disk as a result is. */
#include <fcntl.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-subset.h>
#include <hpdf.h>
#include <libdeflate.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROOM = 4 * 1024 * 1024, LEVEL = 1, PAGES = 8, LONG = 60 * 1024 };

struct bytes {
    const char *at;
    size_t n;
};

struct packing {
    struct libdeflate_compressor *compressor;
    char *out;
    size_t n;
};

static void must(bool is_so, const char *what)
{
    if (is_so) return;
    perror(what);
    exit(2);
}

static struct bytes map(const char *path)
{
    struct stat s;
    int file = open(path, O_RDONLY);
    must(file >= 0 && fstat(file, &s) == 0, path);
    void *at = mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    must(at != MAP_FAILED, path);
    close(file);
    return (struct bytes){at, (size_t)s.st_size};
}

static void on_start(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n_attrs, int n_defaulted,
                     const xmlChar **attrs)
{
    (void)user, (void)name, (void)prefix, (void)uri, (void)n_namespaces, (void)namespaces;
    (void)n_attrs, (void)n_defaulted, (void)attrs;
}

static void on_text(void *user, const xmlChar *text, int n)
{
    (void)user, (void)text, (void)n;
}

static void parse(struct bytes xml)
{
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    must(parser != NULL, "libxml2");
    *parser->sax = (xmlSAXHandler){
        .initialized = XML_SAX2_MAGIC, .startElementNs = on_start, .characters = on_text};
    xmlFreeDoc(xmlCtxtReadMemory(parser, xml.at, (int)xml.n, NULL, NULL,
                                 XML_PARSE_NONET | XML_PARSE_NOENT));
    xmlFreeParserCtxt(parser);
}

static void pack(struct packing *p, const char *at, size_t n)
{
    p->n += libdeflate_zlib_compress(p->compressor, at, n, p->out + p->n, ROOM - p->n);
}

static void open_face(FT_Library freetype, struct bytes font)
{
    FT_Face face;
    FT_UInt glyph;
    must(!FT_New_Memory_Face(freetype, (const FT_Byte *)font.at, (FT_Long)font.n, 0, &face),
         "FreeType");
    for (FT_ULong c = FT_Get_First_Char(face, &glyph); glyph;)
        c = FT_Get_Next_Char(face, c, &glyph);
    FT_Done_Face(face);
}

static void cut_face(struct bytes font, const hb_set_t *characters, struct packing *p)
{
    hb_blob_t *blob =
        hb_blob_create(font.at, (unsigned)font.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    must(input != NULL, "HarfBuzz");
    hb_set_union(hb_subset_input_unicode_set(input), characters);
    hb_face_t *cut = hb_subset_or_fail(face, input);
    hb_blob_t *program = hb_face_reference_blob(cut);
    unsigned n;
    const char *at = hb_blob_get_data(program, &n);
    pack(p, at, n);
    hb_blob_destroy(program);
    hb_face_destroy(cut);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
}

static hb_set_t *characters_of(struct bytes text)
{
    hb_set_t *set = hb_set_create();
    for (size_t i = 0; i < text.n; i++) {
        int n = 1;
        int c = xmlGetUTF8Char((const unsigned char *)text.at + i, &n);
        if (c > 0) hb_set_add(set, (unsigned)c);
    }
    return set;
}

static void work_on_fonts(const char *folder, struct bytes report, struct packing *p)
{
    static const char *const styles[] = {"Regular", "Bold", "Italic", "BoldItalic"};
    FT_Library freetype;
    hb_set_t *characters = characters_of(report);
    must(!FT_Init_FreeType(&freetype), "FreeType");
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/LiberationSerif-%s.ttf", folder, styles[i]);
        struct bytes font = map(path);
        open_face(freetype, font);
        cut_face(font, characters, p);
    }
    hb_set_destroy(characters);
    FT_Done_FreeType(freetype);
}

static void make_pages(void)
{
    HPDF_Doc doc = HPDF_New(NULL, NULL);
    must(doc != NULL, "libharu");
    for (int i = 0; i < PAGES; i++)
        HPDF_AddPage(doc);
    HPDF_SaveToStream(doc);
    HPDF_Free(doc);
}

static void write_out(const char *path, const struct packing *p)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    must(file >= 0 && write(file, p->out, p->n) == (ssize_t)p->n && fsync(file) == 0, path);
    close(file);
}

int main(int argc, char **argv)
{
    if (argc != 4) return 2;
    struct packing p = {libdeflate_alloc_compressor(LEVEL), malloc(ROOM), 0};
    must(p.compressor && p.out, "libdeflate");
    struct bytes report = map(argv[1]);
    parse(report);
    work_on_fonts(argv[2], report, &p);
    for (size_t left = LONG, n; left; left -= n) {
        n = left < report.n ? left : report.n;
        pack(&p, report.at, n);
    }
    make_pages();
    write_out(argv[3], &p);
    return 0;
}
