/* When libharu fails, or is not the libharu we know. The functions here stand before libharu's own
 * of the same name. */
#include "page_build.h"
#include "suite.h"

#include <dlfcn.h>
#include <hpdf.h>
#include <stdbool.h>
#include <string.h>

/* What fails in the case at hand. */
static struct {
    const char *version;
    bool starts;
    int dicts_left, pages_left; /* so many of them are made; -1: all */
    HPDF_STATUS save;
} fault;

static void no_fault(void)
{
    fault.version = "2.3.0";
    fault.starts = true;
    fault.dicts_left = fault.pages_left = -1;
    fault.save = HPDF_OK;
}

static void *own_of_library(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

const char *HPDF_GetVersion(void)
{
    return fault.version;
}

HPDF_Doc HPDF_NewEx(HPDF_Error_Handler on_error, HPDF_Alloc_Func allocate, HPDF_Free_Func release,
                    HPDF_UINT pool, void *data)
{
    HPDF_Doc (*own)(HPDF_Error_Handler, HPDF_Alloc_Func, HPDF_Free_Func, HPDF_UINT, void *);
    void *found = own_of_library("HPDF_NewEx");
    memcpy(&own, &found, sizeof own);
    return fault.starts ? own(on_error, allocate, release, pool, data) : NULL;
}

HPDF_Dict HPDF_Dict_New(HPDF_MMgr mmgr)
{
    HPDF_Dict (*own)(HPDF_MMgr);
    void *found = own_of_library("HPDF_Dict_New");
    memcpy(&own, &found, sizeof own);
    if (fault.dicts_left == 0) {
        mmgr->error->error_no = HPDF_FAILD_TO_ALLOC_MEM;
        return NULL;
    }
    if (fault.dicts_left > 0) fault.dicts_left--;
    return own(mmgr);
}

HPDF_STATUS HPDF_Pages_AddKids(HPDF_Pages parent, HPDF_Dict kid)
{
    HPDF_STATUS (*own)(HPDF_Pages, HPDF_Dict);
    void *found = own_of_library("HPDF_Pages_AddKids");
    memcpy(&own, &found, sizeof own);
    if (fault.pages_left == 0) {
        parent->error->error_fn(HPDF_PAGE_CANNOT_SET_PARENT, 7, parent->error->user_data);
        return HPDF_PAGE_CANNOT_SET_PARENT;
    }
    if (fault.pages_left > 0) fault.pages_left--;
    return own(parent, kid);
}

HPDF_STATUS HPDF_Xref_WriteToStream(HPDF_Xref xref, HPDF_Stream stream, HPDF_Encrypt e)
{
    HPDF_STATUS (*own)(HPDF_Xref, HPDF_Stream, HPDF_Encrypt);
    void *found = own_of_library("HPDF_Xref_WriteToStream");
    memcpy(&own, &found, sizeof own);
    return fault.save ? fault.save : own(xref, stream, e);
}

static struct page_build *small(void)
{
    struct page_build *b = page_build_new();
    int h = build_heading(b, ROLE_H1, 1, "I.", 80);
    build_text(b, h, FONT_REGULAR, 14, 85, 100, "I.");
    build_page_end(b);
    return b;
}

static void check_reported(struct page_build *b, const char *first, const char *second)
{
    ck_assert_uint_eq(b->diags.n, 1);
    ck_assert_int_eq(b->diags.at[0].code, DIAG_PDF_LIBRARY);
    ck_assert_int_eq(b->diags.worst, DIAG_MACHINE);
    ck_assert_str_eq(b->diags.at[0].args[0], first);
    ck_assert_str_eq(b->diags.at[0].args[1], second);
}

START_TEST(another_version_is_refused)
{
    struct page_build *b = small();
    fault.version = "2.4.4";
    ck_assert(!build_pdf(b));
    check_reported(b, "2.4.4", "2.3.0");
    page_build_free(b);
}
END_TEST

START_TEST(a_library_that_does_not_start_is_reported)
{
    struct page_build *b = small();
    fault.starts = false;
    ck_assert(!build_pdf(b));
    check_reported(b, "0x1025", "0"); /* HPDF_INVALID_DOCUMENT */
    page_build_free(b);
}
END_TEST

/* A document of one page, one font and one heading has 17 dictionaries of ours: the names of fonts;
 * the page and its content; program, map of glyphs, map of characters, descriptor, descendant and
 * font; two elements, their root, a leaf and the root of the parent tree; a bookmark and the
 * outline; the metadata. */
START_TEST(whatever_fails_is_reported_once)
{
    struct page_build *b = small();
    fault.dicts_left = _i;
    ck_assert(!build_pdf(b));
    check_reported(b, "0x1015", "0"); /* HPDF_FAILD_TO_ALLOC_MEM */
    page_build_free(b);
}
END_TEST

START_TEST(a_page_that_fails_is_reported)
{
    struct page_build *b = small();
    fault.pages_left = _i;
    build_page_end(b);
    ck_assert(!build_pdf(b));
    check_reported(b, "0x104D", "7"); /* HPDF_PAGE_CANNOT_SET_PARENT */
    page_build_free(b);
}
END_TEST

START_TEST(a_failure_at_the_end_is_reported)
{
    struct page_build *b = small();
    fault.save = HPDF_FILE_IO_ERROR;
    ck_assert(!build_pdf(b));
    check_reported(b, "0x1016", "0");
    page_build_free(b);
}
END_TEST

START_TEST(without_a_fault_all_is_well)
{
    struct page_build *b = small();
    fault.dicts_left = 17;
    fault.pages_left = 1;
    ck_assert(build_pdf(b));
    ck_assert_int_eq(fault.dicts_left, 0);
    ck_assert_uint_eq(b->diags.n, 0);
    page_build_free(b);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pdf-library");
    TCase *tc = tcase_create("library");
    tcase_add_checked_fixture(tc, no_fault, NULL);
    tcase_add_test(tc, another_version_is_refused);
    tcase_add_test(tc, a_library_that_does_not_start_is_reported);
    tcase_add_loop_test(tc, whatever_fails_is_reported_once, 0, 17);
    tcase_add_loop_test(tc, a_page_that_fails_is_reported, 0, 2);
    tcase_add_test(tc, a_failure_at_the_end_is_reported);
    tcase_add_test(tc, without_a_fault_all_is_well);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
