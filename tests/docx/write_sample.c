/* Writes sample documents into the folder that it is given, for tests that ask other programs:
 * each .docx is one case. */
#include "sample.h"

#include <stdio.h>

static void add(struct sample *s, enum sample_style style, int level, int instance,
                const char *label, const char *text)
{
    struct flow_block *b = sample_para(s, style, text);
    if (label) sample_label(s, b, level, instance, label);
}

/* Every way a label comes about. office.py holds LibreOffice to them. */
static void lists(struct sample *s)
{
    static const char *const letters[] = {"a)", "b)", "c)", "d)", "đ)", "e)",
                                          "g)", "h)", "i)", "k)", "l)"};
    add(s, S_HEADING_1, 0, 0, "I.", "mot");
    add(s, S_HEADING_2, 1, 0, "1.", "hai");
    add(s, S_HEADING_2, 1, 0, NULL, "khong");
    add(s, S_HEADING_2, 1, 0, "2.", "ba");
    for (int i = 0; i < 11; i++)
        add(s, S_LETTER, 3, 0, letters[i], "diem");
    add(s, S_HEADING_3, 2, 0, "2.1.", "bon");
    add(s, S_BODY, 3, 0, "a)", "lai");
    add(s, S_BODY, 4, 0, "-", "gach");
    add(s, S_BODY, 4, 0, "-", "gach");
    add(s, S_HEADING_2, 1, 0, "Điều 3.", "nam");
    add(s, S_HEADING_2, 1, 0, "4.", "sau");
    add(s, S_HEADING_1, 0, 1, "I.", "lai");
    add(s, S_HEADING_2, 1, 1, "1.", "bay");
    add(s, S_BODY, 3, 1, "a)", "tam");
    add(s, S_HEADING_1, 0, 1, "II.", "chin");
}

/* Lines of text with a rule of each thickness and height between them. */
static void rules(struct sample *s)
{
    static const int thickness[] = {5, 10, 15, 20, 30, 40};
    for (int i = 0; i < 6; i++) {
        sample_para(s, S_BODY, arena_printf(s->a, "%d/%d", thickness[i], 60 + 40 * i));
        sample_rule(s, 1000, 5000, 3355, thickness[i], 60 + 40 * i);
    }
    sample_para(s, S_BODY, "het");
}

static void sections(struct sample *s)
{
    struct flow_block *b = sample_para(s, S_BODY, "mot");
    sample_note(s, b, "chu thich");
    sample_para(s, S_BODY, "hai")->para.break_before = true;
    sample_section(s);
    sample_para(s, S_BODY, "ngang");
    sample_para(s, S_BODY, "ngang hai")->para.break_before = true;
    sample_section(s);
    s->sections.at[2].header = NULL;
    s->sections.at[2].first_number = 1;
    sample_para(s, S_BODY, "khong so trang");
}

static void runs(struct sample *s)
{
    struct flow_block *b = sample_para(s, S_CENTER, "in đậm");
    sample_run(s, b, " không đậm")->bold = false;
    sample_run(s, b, NULL)->kind = FLOW_LINE_BREAK;
    struct flow_run *r = sample_run(s, b, "m");
    r->underline = r->italic = true;
    sample_run(s, b, "2")->is_raised = true;
    sample_run(s, b, "i")->is_lowered = true;
    sample_run(s, b, NULL)->kind = FLOW_TAB;
    sample_run(s, b,
               "NQ\xE2\x80\x91"
               "CP & <x>")
        ->size = 20;
    b->para.nudge = T(-12);
    b->para.keep_next = true;
}

static void images(struct sample *s)
{
    sample_image(s, "Bản đồ & \"sơ đồ\" <1>", 3000, 1500)->image.keep_next = true;
    struct flow_block *b = sample_para(s, S_CENTER, "Hình ");
    struct flow_run *r = sample_run(s, b, "1");
    r->kind = FLOW_SEQUENCE;
    r->sequence = "Hình";
    sample_run(s, b, ". Bản đồ");
    sample_image(s, "Lại bản đồ", 1000, 500);
    sample_para(s, S_BODY, "het");
}

static void form(struct sample *s)
{
    static const struct flow_link page = {.uri = "https://angiang.gov.vn/?a=1&b=2"};
    static const struct flow_link here = {.target = "muc-1"};
    struct flow_block *b = sample_para(s, S_BODY, "Họ và tên: ");
    b->id = here.target;
    b->para.fill_to = T(9355);
    sample_run(s, b, NULL)->kind = FLOW_FILL;
    sample_run(s, b, ";");
    b = sample_para(s, S_BODY, NULL);
    for (int i = 0; i < 2; i++) {
        struct flow_run *tick = sample_run(s, b, i ? "\u25a0" : "\u25a1");
        tick->kind = FLOW_TICK;
        tick->is_checked = tick->bold = i;
    }
    sample_run(s, b, "xem trang")->link = &page;
    sample_run(s, b, "mục 1")->link = &here;
    sample_note(s, b, "Một chú thích.");
}

static void bare(struct sample *s)
{
    s->sections.at[0].header = NULL;
    s->flow.meta.issued = NULL;
    sample_para(s, S_BODY, NULL);
}

static const struct {
    const char *name;
    void (*fill)(struct sample *);
} cases[] = {
    {"report", sample_report},
    {"lists", lists},
    {"rules", rules},
    {"sections", sections},
    {"runs", runs},
    {"bare", bare},
    {"form", form},
    {"images", images},
};

static bool write_case(const char *folder, size_t i)
{
    struct sample *s = sample_new();
    struct buf out = {0};
    cases[i].fill(s);
    sample_write(s, &out);
    FILE *f = fopen(arena_printf(s->a, "%s/%s.docx", folder, cases[i].name), "wb");
    bool is_written = f && fwrite(out.at, 1, out.n, f) == out.n;
    if (f && fclose(f)) is_written = false;
    buf_free(&out);
    sample_free(s);
    return is_written;
}

int main(int argc, char **argv)
{
    if (argc != 2) return 2;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!write_case(argv[1], i)) return 1;
    return 0;
}
