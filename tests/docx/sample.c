#include "sample.h"

#include "image/image.h"

#include <stdlib.h>
#include <string.h>

static const struct style styles[S_N] = {
    [S_BODY] = {.id = "body",
                .title = "Nội dung văn bản",
                .built_in = "Normal",
                .size = 28,
                .align = ALIGN_JUSTIFY,
                .first = T(720),
                .after = T(120),
                .line_rule = LINE_EXACT,
                .line = T(360)},
    [S_HEADING_1] = {.id = "heading-1",
                     .title = "Đề mục I",
                     .built_in = "heading 1",
                     .size = 28,
                     .bold = true,
                     .letter_case = CASE_UPPER,
                     .align = ALIGN_JUSTIFY,
                     .first = T(720),
                     .after = T(120),
                     .line_rule = LINE_EXACT,
                     .line = T(360),
                     .keep_next = true,
                     .keep_lines = true,
                     .outline = 1},
    [S_HEADING_2] = {.id = "heading-2",
                     .title = "Đề mục 1",
                     .built_in = "heading 2",
                     .size = 28,
                     .bold = true,
                     .align = ALIGN_JUSTIFY,
                     .first = T(720),
                     .after = T(120),
                     .line_rule = LINE_EXACT,
                     .line = T(360),
                     .keep_next = true,
                     .keep_lines = true,
                     .outline = 2},
    [S_HEADING_3] = {.id = "heading-3",
                     .title = "Đề mục 1.1",
                     .built_in = "heading 3",
                     .size = 28,
                     .bold = true,
                     .align = ALIGN_JUSTIFY,
                     .first = T(720),
                     .after = T(120),
                     .line_rule = LINE_EXACT,
                     .line = T(360),
                     .keep_next = true,
                     .keep_lines = true,
                     .outline = 3},
    [S_CENTER] = {.id = "national-name",
                  .title = "Quốc hiệu",
                  .size = 26,
                  .bold = true,
                  .align = ALIGN_CENTER,
                  .line_rule = LINE_MULTIPLE,
                  .line = 100},
    [S_LETTER] = {.id = "letter",
                  .title = "Điểm",
                  .size = 28,
                  .align = ALIGN_LEFT,
                  .left = T(1000),
                  .first = -T(300),
                  .line_rule = LINE_AT_LEAST,
                  .line = T(340)},
    [S_NOTE] = {.id = "note",
                .title = "Chú thích cuối trang",
                .built_in = "footnote text",
                .size = 20,
                .align = ALIGN_JUSTIFY,
                .line_rule = LINE_MULTIPLE,
                .line = 115},
    [S_HEADER] = {.id = "page-number",
                  .title = "Số trang",
                  .built_in = "header",
                  .size = 26,
                  .align = ALIGN_CENTER,
                  .line_rule = LINE_MULTIPLE,
                  .line = 100},
    [S_SPACER] =
        {.id = "spacer", .title = "Dòng ngăn", .size = 2, .line_rule = LINE_EXACT, .line = T(20)},
    [S_STRONG] = {.id = "strong", .title = "Đề mục liền dòng", .built_in = "Strong", .bold = true},
    [S_MARK] = {.id = "note-mark",
                .title = "Dấu chú thích",
                .built_in = "footnote reference",
                .is_raised = true},
};

static void fill_styles(struct sample *s)
{
    memcpy(s->styles, styles, sizeof styles);
    for (int i = 0; i < S_N; i++) {
        struct style *style = &s->styles[i];
        style->kind = i < S_STRONG ? STYLE_PARAGRAPH : STYLE_CHARACTER;
        if (i < S_STRONG) style->family = "Times New Roman";
        style->widow = i < S_STRONG;
        s->style_list[i] = style;
    }
}

static void fill_levels(struct sample *s)
{
    const struct flow_level levels[] = {
        {"roman", NUMBER_UPPER_ROMAN, "%1.", " ", &s->styles[S_HEADING_1]},
        {"arabic", NUMBER_DECIMAL, "%2.", " ", &s->styles[S_HEADING_2]},
        {"arabic-2", NUMBER_DECIMAL, "%2.%3.", " ", &s->styles[S_HEADING_3]},
        {"letter", NUMBER_LOWER_VIETNAMESE, "%4)", " ", NULL},
        {"dash", NUMBER_NONE, "-", " ", NULL},
    };
    memcpy(s->levels, levels, sizeof levels);
    s->numbering = (struct flow_numbering){"ladder", s->levels, 5};
}

static const struct style_page a4 = {
    .width = 210 * LEN_MM,
    .height = 297 * LEN_MM,
    .top = T(1134),
    .bottom = T(1134),
    .left = T(1701),
    .right = T(850),
    .header = T(567),
};

static void add_section(struct sample *s, struct style_page page)
{
    s->target = arena_new_of(s->a, sample_blocks);
    *vec_push(s->a, &s->sections) = (struct flow_section){
        .page = page,
        .header = &s->header,
        .first_number = s->sections.n ? 0 : 1,
    };
}

struct sample *sample_new(void)
{
    static const struct flow_run number = {.kind = FLOW_PAGE_NUMBER, .size = 26};
    struct arena *a = arena_new();
    struct sample *s = arena_new_of(a, struct sample);
    s->a = a;
    fill_styles(s);
    fill_levels(s);
    s->header = (struct flow_para){.style = &s->styles[S_HEADER], .runs = &number, .n_runs = 1};
    add_section(s, a4);
    s->flow = (struct flow){
        .meta = {.title = "Báo cáo thử & nghiệm",
                 .author = "Sở Thông tin và Truyền thông",
                 .subject = "thử & nghiệm",
                 .language = "vi-VN",
                 .type = "BC",
                 .symbol = "BC-STTTT",
                 .issued = "2024-03-18"},
        .notes_area = {T(57), T(10), T(57), T(2338)},
        .numberings = &s->numbering,
        .n_numberings = 1,
        .styles = s->style_list,
        .n_styles = S_N,
        .body = &s->styles[S_BODY],
        .tab_every = T(720),
    };
    return s;
}

void sample_free(struct sample *s)
{
    arena_free(s->a);
}

static void end_section(struct sample *s)
{
    struct flow_section *last = &s->sections.at[s->sections.n - 1];
    last->blocks = s->target->at;
    last->n_blocks = s->target->n;
}

void sample_section(struct sample *s)
{
    struct style_page page = a4;
    page.width = a4.height;
    page.height = a4.width;
    end_section(s);
    add_section(s, page);
}

struct flow_run *sample_run(struct sample *s, struct flow_block *block, const char *text)
{
    struct flow_para *p = &block->para;
    struct flow_run *runs =
        arena_grow(s->a, (void *)p->runs, p->n_runs * sizeof *runs, (p->n_runs + 1) * sizeof *runs);
    struct flow_run *run = &runs[p->n_runs++];
    *run = (struct flow_run){
        .kind = FLOW_TEXT,
        .text = text,
        .raw = text,
        .size = p->style->size,
        .bold = p->style->bold,
        .italic = p->style->italic,
        .underline = p->style->underline,
        .role = ROLE_P,
    };
    p->runs = runs;
    return run;
}

struct flow_block *sample_para(struct sample *s, enum sample_style style, const char *text)
{
    const struct style *of = &s->styles[style];
    struct flow_block *block = vec_push(s->a, s->target);
    *block = (struct flow_block){
        .kind = FLOW_PARA,
        .role = ROLE_P,
        .para = {.style = of, .keep_next = of->keep_next, .keep_lines = of->keep_lines},
    };
    if (text) sample_run(s, block, text);
    return block;
}

void sample_note(struct sample *s, struct flow_block *block, const char *text)
{
    int i = (int)s->notes.n;
    struct flow_run *mark = sample_run(s, block, "");
    mark->kind = FLOW_NOTE_MARK;
    mark->note = i;
    mark->style = &s->styles[S_MARK];
    mark->is_raised = true;

    sample_blocks blocks = {0}, *target = s->target;
    s->target = &blocks;
    struct flow_block *note = sample_para(s, S_NOTE, NULL);
    struct flow_run *number = sample_run(s, note, arena_printf(s->a, "%d", i + 1));
    number->kind = FLOW_NOTE_NUMBER;
    number->style = &s->styles[S_MARK];
    number->is_raised = true;
    sample_run(s, note, arena_printf(s->a, " %s", text));
    s->target = target;
    *vec_push(s->a, &s->notes) =
        (struct flow_note){arena_printf(s->a, "%d", i + 1), blocks.at, 1, {0}};
}

void sample_label(struct sample *s, struct flow_block *block, int level, int instance,
                  const char *text)
{
    struct flow_label *label = arena_new_of(s->a, struct flow_label);
    const struct style *style = block->para.style;
    *label = (struct flow_label){
        .level = level,
        .instance = instance,
        .text = text,
        .gap = s->levels[level].gap,
        .run = {.text = arena_printf(s->a, "%s ", text),
                .size = style->size,
                .bold = style->bold,
                .italic = style->italic,
                .underline = style->underline},
    };
    block->para.label = label;
}

void sample_rule(struct sample *s, int left, int length, int right, int thickness, int height)
{
    *vec_push(s->a, s->target) = (struct flow_block){
        .kind = FLOW_RULE,
        .role = ROLE_ARTIFACT,
        .rule = {.length = T(length),
                 .thickness = T(thickness),
                 .left = T(left),
                 .right = T(right),
                 .height = T(height)},
    };
}

void sample_formula(struct sample *s, const struct math_node *nodes, int height)
{
    *vec_push(s->a, s->target) = (struct flow_block){
        .kind = FLOW_FORMULA,
        .role = ROLE_FORMULA,
        .formula = {.style = &s->styles[S_BODY], .nodes = nodes, .height = T(height)},
    };
}

static struct math_node *node(struct sample *s, struct math_node fields,
                              const struct math_node *next)
{
    struct math_node *made = arena_new_of(s->a, struct math_node);
    *made = fields;
    made->next = next;
    return made;
}

static struct math_node *letter(struct sample *s, const char *utf8, const struct math_node *next)
{
    return node(s, (struct math_node){.utf8 = utf8, .is_variable = true}, next);
}

static struct math_node *words(struct sample *s, const char *utf8)
{
    return node(s, (struct math_node){.utf8 = utf8}, NULL);
}

static struct math_node *sign(struct sample *s, const char *utf8, enum math_class is,
                              const struct math_node *next)
{
    return node(s, (struct math_node){.utf8 = utf8, .is = is}, next);
}

static struct math_node *parts(struct sample *s, enum math_kind kind, const struct math_node *first,
                               const struct math_node *second, const struct math_node *third)
{
    struct math_node fields = {.kind = kind, .first = first, .second = second, .third = third};
    return node(s, fields, NULL);
}

const struct math_node *sample_nodes(struct sample *s)
{
    struct math_node *square = parts(s, MATH_SCRIPTS, letter(s, "b", NULL), NULL, words(s, "2"));
    struct math_node *fraction = parts(s, MATH_FRACTION, words(s, "Tổng số"), square, NULL);
    struct math_node *root = parts(s, MATH_ROOT, fraction, words(s, "3"), NULL);
    struct math_node *index =
        parts(s, MATH_SCRIPTS, letter(s, "x", NULL), letter(s, "i", NULL), NULL);
    index->next = sign(s, "+", MATH_BINARY, root);
    return letter(s, "I", sign(s, "=", MATH_RELATION, index));
}

struct flow_block *sample_image(struct sample *s, const char *alt, int width, int height)
{
    static const struct image picture = {
        .kind = IMAGE_PNG, .width = 2, .height = 1, .file = (const uint8_t *)"a png", .n_file = 5};
    struct flow_block *block = vec_push(s->a, s->target);
    *block = (struct flow_block){.kind = FLOW_IMAGE, .role = ROLE_FIGURE};
    block->image = (struct flow_image){.picture = &picture,
                                       .style = &s->styles[S_CENTER],
                                       .width = T(width),
                                       .height = T(height),
                                       .alt = alt};
    return block;
}

static struct flow_cell cell(struct sample *s, void fill(struct sample *))
{
    sample_blocks blocks = {0}, *target = s->target;
    s->target = &blocks;
    fill(s);
    s->target = target;
    return (struct flow_cell){.span = 1, .blocks = blocks.at, .n_blocks = blocks.n};
}

void sample_table(struct sample *s, int left, int right, void fill_left(struct sample *),
                  void fill_right(struct sample *))
{
    struct flow_cell *cells = arena_array_of(s->a, 2, struct flow_cell);
    struct flow_row *row = arena_new_of(s->a, struct flow_row);
    len *widths = arena_array_of(s->a, 2, len);
    cells[0] = cell(s, fill_left);
    cells[1] = cell(s, fill_right);
    *row = (struct flow_row){cells, 2};
    widths[0] = T(left);
    widths[1] = T(right);
    *vec_push(s->a, s->target) = (struct flow_block){
        .kind = FLOW_TABLE,
        .role = ROLE_DIV,
        .table = {widths, 2, row, 1, "Phần đầu văn bản"},
    };
}

static void issuer(struct sample *s)
{
    sample_para(s, S_CENTER, "SỞ THÔNG TIN VÀ TRUYỀN THÔNG");
    sample_rule(s, 1200, 1600, 1200, 10, 160);
    sample_para(s, S_CENTER, "Số: 80/BC-STTTT");
}

static void nation(struct sample *s)
{
    sample_para(s, S_CENTER, "Độc lập - Tự do - Hạnh phúc");
    sample_rule(s, 1000, 3355, 1000, 10, 160);
    struct flow_block *b = sample_para(s, S_CENTER, NULL);
    struct flow_run *r = sample_run(s, b, "An Giang, ngày 18 tháng 3 năm 2024");
    r->bold = false;
    r->italic = true;
}

static void heading(struct sample *s, int level, const char *label, const char *text)
{
    struct flow_block *b = sample_para(s, (enum sample_style)(S_HEADING_1 + level), text);
    sample_label(s, b, level, 0, label);
}

static void item(struct sample *s, int level, const char *label)
{
    struct flow_block *b =
        sample_para(s, S_LETTER, "đẩy mạnh chuyển đổi số trên địa bàn tỉnh giai đoạn 2021-2025");
    sample_label(s, b, level, 0, label);
}

static void run_in(struct sample *s, int level, const char *label)
{
    struct flow_block *b = sample_para(s, S_BODY, NULL);
    struct flow_run *title = sample_run(s, b, "Về tuyên truyền:");
    title->style = &s->styles[S_STRONG];
    title->bold = true;
    sample_run(s, b, " ban hành Kế hoạch số 15/KH‑UBND để triển khai thực hiện trong năm 2024.");
    sample_label(s, b, level, 0, label);
    struct flow_label *l = (struct flow_label *)b->para.label;
    l->run.style = &s->styles[S_STRONG];
    l->run.bold = true;
}

static void body(struct sample *s)
{
    static const char *const letters[] = {"a)", "b)", "c)", "d)", "đ)", "e)", "g)"};
    struct flow_block *b = sample_para(s, S_BODY, "Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh");
    sample_note(s, b, "Số 243/KH-UBND ngày 14/3/2024 của Ủy ban nhân dân tỉnh An Giang.");
    sample_run(s, b, " Sở báo cáo kết quả như sau:");
    heading(s, 0, "I.", "Kết quả thực hiện");
    heading(s, 1, "1.", "Công tác chỉ đạo");
    run_in(s, 2, "1.1.");
    heading(s, 2, "1.2.", "Nhân lực");
    for (int i = 0; i < 7; i++)
        item(s, 3, letters[i]);
    heading(s, 1, "2.", "Công tác khác");
    run_in(s, 2, "2.1.");
    item(s, 3, "a)");
    item(s, 4, "-");
    item(s, 4, "-");
    heading(s, 0, "II.", "Đánh giá");
    heading(s, 1, "1.", "Kết quả");
    b = sample_para(s, S_BODY, "Có dòng hai");
    sample_note(s, b, "Một chú thích nữa.");
}

void sample_report(struct sample *s)
{
    sample_para(s, S_SPACER, NULL);
    sample_table(s, 4000, 5355, issuer, nation);
    body(s);
    sample_formula(s, sample_nodes(s), 900);
    sample_table(s, 4000, 5355, issuer, nation);
    sample_para(s, S_SPACER, NULL);
}

void sample_write_with(struct sample *s, struct packer *packer, struct buf *out)
{
    struct diag_list diags = {.arena = s->a};
    end_section(s);
    s->flow.sections = s->sections.at;
    s->flow.n_sections = s->sections.n;
    s->flow.notes = s->notes.at;
    s->flow.n_notes = s->notes.n;
    if (!docx_write(s->a, &s->flow, packer, out, &diags)) abort();
}

void sample_write(struct sample *s, struct buf *out)
{
    struct packer *packer = docx_packer_new(NULL);
    sample_write_with(s, packer, out);
    packer_free(packer);
}
