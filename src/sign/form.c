#include "sign/form_priv.h"

bool form_find(struct form *form)
{
    const struct file *file = &form->file;
    form->fields = file_get(file, file_get(file, file_root(file), "/AcroForm"), "/Fields");
    return form->fields.at && *form->fields.at == '[';
}

bool form_next(const struct form *form, const char **at, size_t *number, struct value *field)
{
    struct value element;
    if (!array_next(form->fields, at, &element)) return false;
    *number = value_reference(element);
    *field = file_follow(&form->file, element);
    return true;
}

const char *form_string(struct arena *a, struct value value)
{
    if (!value.at || value.end - value.at < 2 || *value.at != '(') return "";
    return arena_strndup(a, value.at + 1, (size_t)(value.end - value.at) - 2);
}
