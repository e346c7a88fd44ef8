/* Forms filled: fillings COUNT REPORT.xml ... Each description is a form, and words of it here and
 * there are changed. vanthu_form_fill must give what vanthu_read_bytes gives of the changed bytes:
 * the same results, byte for byte, or the same messages. Prints TAP. */
#include "chance.h"
#include "vanthu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_EDITS = 8 };

struct outcome {
    uint8_t *docx, *dump;
    size_t n_docx, n_dump;
    char messages[64 * 1024];
};

static uint64_t state = 1;

static size_t below(size_t n)
{
    return chance_below(&state, n);
}

static const char *words(void)
{
    static const char *const plain[] = {"", "1", "năm", "Nguyễn Thị Ỷ", "&amp;", "a b  "};
    static const char *const odd[] = {"\n", "&lt;p&gt;", "yes", "{{x}}", "&#160;", "<b>x</b>", "<"};
    return below(20) ? plain[below(6)] : odd[below(7)];
}

/* Whether the byte stands in a tag. */
static bool is_in_tag(const char *text, size_t at)
{
    while (at && text[at - 1] != '<' && text[at - 1] != '>')
        at--;
    return at && text[at - 1] == '<';
}

/* Words behind a blank, now and then such of tags. */
static size_t make_edits(const char *text, size_t n, struct vanthu_edit *edits)
{
    size_t n_edits = 0, at = 0, wanted = 1 + below(MOST_EDITS);
    bool takes_tags = !below(6);
    while (n_edits < wanted) {
        at += below(n / wanted);
        if (at >= n) break;
        at += strcspn(text + at, " ");
        if (at >= n) break;
        size_t from = at + 1, to = from + strcspn(text + from, " <>\"\n");
        if (to > from && (takes_tags || !is_in_tag(text, from)))
            edits[n_edits++] = (struct vanthu_edit){from, to, words()};
        at = to;
    }
    return n_edits;
}

static char *edit(const char *text, const struct vanthu_edit *edits, size_t n_edits, size_t room)
{
    char *out = malloc(room), *at = out;
    size_t kept = 0;
    for (size_t i = 0; i < n_edits; i++) {
        at += sprintf(at, "%.*s%s", (int)(edits[i].from - kept), text + kept, edits[i].text);
        kept = edits[i].to;
    }
    strcpy(at, text + kept);
    return out;
}

/* Takes the report. */
static struct outcome outcome_of(struct vanthu *v, struct vanthu_report *r)
{
    struct outcome o = {0};
    struct vanthu_document *d = r ? vanthu_compose(v, r, NULL) : NULL;
    if (d) {
        vanthu_write(v, d, VANTHU_DOCX, &o.docx, &o.n_docx);
        vanthu_write(v, d, VANTHU_DUMP, &o.dump, &o.n_dump);
    }
    for (size_t i = 0; i < vanthu_message_count(v); i++)
        strncat(o.messages, vanthu_message(v, i).text, sizeof o.messages - strlen(o.messages) - 1);
    vanthu_clear(v);
    vanthu_document_free(d);
    vanthu_report_free(r);
    return o;
}

static bool is_same(const struct outcome *x, const struct outcome *y)
{
    if (strcmp(x->messages, y->messages) != 0) return false;
    if (x->n_docx != y->n_docx || x->n_dump != y->n_dump) return false;
    return (!x->n_docx || !memcmp(x->docx, y->docx, x->n_docx)) &&
           (!x->n_dump || !memcmp(x->dump, y->dump, x->n_dump));
}

static size_t n_made;

static bool fill(struct vanthu *v, const struct vanthu_form *form, const char *path,
                 const char *text)
{
    struct vanthu_edit edits[MOST_EDITS];
    size_t n = strlen(text), n_edits = make_edits(text, n, edits);
    char *changed = edit(text, edits, n_edits, n + MOST_EDITS * 32);
    static struct outcome one, two;
    one = outcome_of(v, vanthu_form_fill(v, form, edits, n_edits));
    two = outcome_of(v, vanthu_read_bytes(v, path, changed, strlen(changed)));
    bool is_so = is_same(&one, &two);
    n_made += one.n_docx > 0;
    for (size_t i = 0; !is_so && i < n_edits; i++)
        printf("# %zu to %zu: <<%s>>\n", edits[i].from, edits[i].to, edits[i].text);
    if (!is_so) printf("# <<%.2000s>>\n# <<%.2000s>>\n", one.messages, two.messages);
    vanthu_bytes_free(one.docx);
    vanthu_bytes_free(two.docx);
    vanthu_bytes_free(one.dump);
    vanthu_bytes_free(two.dump);
    free(changed);
    return is_so;
}

static char *read_whole(const char *path)
{
    static char text[4 * 1024 * 1024];
    FILE *file = fopen(path, "rb");
    size_t n = file ? fread(text, 1, sizeof text - 1, file) : 0;
    text[n] = '\0';
    if (file) fclose(file);
    return text;
}

static bool try_form(struct vanthu *v, const char *path, long count)
{
    const char *text = read_whole(path);
    struct vanthu_form *form = vanthu_form_read(v, path, text, strlen(text));
    bool is_so = form;
    for (long i = 0; is_so && i < count; i++)
        is_so = fill(v, form, path, text);
    vanthu_form_free(form);
    return is_so;
}

int main(int argc, char **argv)
{
    const struct vanthu_options options = {.data_dir = getenv("VANTHU_DATA_DIR")};
    struct vanthu *v = vanthu_new(&options);
    bool all = true;
    long count = argc > 1 ? strtol(argv[1], NULL, 10) : 1;
    for (int i = 2; i < argc; i++) {
        bool is_so = try_form(v, argv[i], count);
        const char *name = strrchr(argv[i], '/');
        printf("%s %d - %s is filled as it is read\n", is_so ? "ok" : "not ok", i - 1,
               name ? name + 1 : argv[i]);
        all = all && is_so;
    }
    printf("# %zu documents were made\n1..%d\n", n_made, argc > 2 ? argc - 2 : 0);
    vanthu_free(v);
    return all && n_made ? 0 : 1;
}
