/* What libxml2 finds wrong, told as its author can mend it. */
#include "base/arena.h"
#include "xml/xml_priv.h"

#include <string.h>

static const struct {
    int code;
    enum diag_code told;
} faults[] = {
    {XML_ERR_DOCUMENT_EMPTY, DIAG_XML_NO_ELEMENT},
    {XML_ERR_DOCUMENT_END, DIAG_XML_BEHIND},
    {XML_ERR_INVALID_CHAR, DIAG_XML_CHARACTER},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, DIAG_XML_AMPERSAND},
    {XML_ERR_UNDECLARED_ENTITY, DIAG_XML_ENTITY},
    {XML_ERR_LT_IN_ATTRIBUTE, DIAG_XML_VALUE_LESS},
    {XML_ERR_ATTRIBUTE_NOT_STARTED, DIAG_XML_QUOTES},
    {XML_ERR_ATTRIBUTE_NOT_FINISHED, DIAG_XML_VALUE_OPEN},
    {XML_ERR_ATTRIBUTE_WITHOUT_VALUE, DIAG_XML_NO_VALUE},
    {XML_ERR_ATTRIBUTE_REDEFINED, DIAG_XML_ATTRIBUTE_TWICE},
    {XML_ERR_COMMENT_NOT_FINISHED, DIAG_XML_COMMENT_OPEN},
    {XML_ERR_RESERVED_XML_NAME, DIAG_XML_DECLARATION},
    {XML_ERR_SPACE_REQUIRED, DIAG_XML_BLANK},
    {XML_ERR_GT_REQUIRED, DIAG_XML_TAG_OPEN},
    {XML_ERR_TAG_NAME_MISMATCH, DIAG_XML_MISMATCH},
    {XML_ERR_TAG_NOT_FINISHED, DIAG_XML_ELEMENT_OPEN},
    {XML_ERR_HYPHEN_IN_COMMENT, DIAG_XML_HYPHENS},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, DIAG_XML_PREFIX},
};

/* A name was looked for behind a sign that begins something, or for an attribute. */
static enum diag_code code_of_sign(char before)
{
    return before == '&' ? DIAG_XML_AMPERSAND : before == '<' ? DIAG_XML_LESS : DIAG_XML_TAG_OPEN;
}

static enum diag_code code_of(int code, char before)
{
    if (code == XML_ERR_NAME_REQUIRED) return code_of_sign(before);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
        if (faults[i].code == code) return faults[i].told;
    return DIAG_XML_SYNTAX;
}

static const char *kept(struct arena *a, const char *text)
{
    return text ? arena_strdup(a, text) : NULL;
}

void xml_tell_syntax(const struct xml_source *source, size_t at, xml_error error,
                     struct diag_list *diags)
{
    struct arena *a = diags->arena;
    struct pos pos = xml_pos_after((struct pos){source->file, 1, 1}, source->text, at);
    enum diag_code code = code_of(error->code, at ? source->text[at - 1] : 0);
    const char *text = error->message ? error->message : "?";
    if (code == DIAG_XML_SYNTAX)
        diag_add(diags, pos, code, arena_strndup(a, text, strcspn(text, "\n")), NULL, NULL);
    else
        diag_add(diags, pos, code, kept(a, error->str1), arena_printf(a, "%d", error->int1),
                 kept(a, error->str2));
}
