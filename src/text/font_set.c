/* A folder's faces by family and style, each loaded when it is first asked for. */
#include "text/font_priv.h"

#include "base/input.h"
#include "base/pos.h"
#include "base/system.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

enum { MAP_BYTES_MAX = 64 * 1024 };

struct font_set {
    struct arena *arena;
    const char *dir;
    struct font_slots slots;
    struct font_slot *last[FONT_N_STYLES]; /* asked for; NULL: none yet */
    bool is_held;                          /* files of a fonts.map are, that come from now on */
    const struct font_frozen *const *known;
    size_t n_known;
};

static bool open_slots(struct font_set *set, struct diag_list *diags)
{
    const char *path = arena_printf(set->arena, "%s/fonts.map", set->dir);
    uint8_t *bytes;
    size_t n;
    int error = input_read(set->arena, path, MAP_BYTES_MAX, &bytes, &n);
    if (error == ENOENT) return font_folder_scan(set->arena, set->dir, &set->slots, diags);
    if (error) {
        diag_add(diags, (struct pos){0}, DIAG_FILE_READ, path, system_error_text(error), NULL);
        return false;
    }
    return font_map_parse(set->arena, path, (char *)bytes, &set->slots, diags);
}

struct font_set *font_set_open(const char *dir, struct diag_list *diags)
{
    struct arena *a = arena_new();
    struct font_set *set = arena_new_of(a, struct font_set);
    set->arena = a;
    set->dir = arena_strdup(a, dir);
    if (open_slots(set, diags)) return set;
    font_set_close(set);
    return NULL;
}

void font_set_hold(struct font_set *set)
{
    set->is_held = true;
}

void font_set_know(struct font_set *set, const struct font_frozen *const *known, size_t n)
{
    set->known = known;
    set->n_known = n;
}

void font_set_close(struct font_set *set)
{
    if (!set) return;
    for (size_t i = 0; i < set->slots.n; i++)
        if (set->slots.at[i].face) font_face_unload(set->slots.at[i].face);
    arena_free(set->arena);
}

static struct font_slot *slot_of(struct font_set *set, const char *family, enum font_style style)
{
    struct font_slot *last = set->last[style];
    if (last && strcmp(last->family, family) == 0) return last;
    for (size_t i = 0; i < set->slots.n; i++) {
        struct font_slot *slot = &set->slots.at[i];
        if (slot->style == style && strcasecmp(slot->family, family) == 0)
            return set->last[style] = slot;
    }
    return NULL;
}

const struct font_face *font_set_face(struct font_set *set, const char *family,
                                      enum font_style style, struct diag_list *diags)
{
    static const char *const suffixes[FONT_N_STYLES] = {"", " bold", " italic", " bold italic"};
    struct font_slot *slot = slot_of(set, family, style);
    if (!slot) {
        const char *name = arena_printf(set->arena, "%s%s", family, suffixes[style]);
        diag_add(diags, (struct pos){0}, DIAG_TEXT_FONT_MISSING, name, set->dir, NULL);
        return NULL;
    }
    if (!slot->face) {
        const char *path = arena_printf(set->arena, "%s/%s", set->dir, slot->file);
        bool is_held = set->is_held && slot->is_installed;
        slot->face =
            font_face_load(set->arena, path, slot, is_held, set->known, set->n_known, diags);
    }
    return slot->face;
}

size_t font_set_count(const struct font_set *set)
{
    return set->slots.n;
}

struct font_entry font_set_entry(const struct font_set *set, size_t i)
{
    const struct font_slot *slot = &set->slots.at[i];
    return (struct font_entry){slot->family, slot->file, slot->style};
}
