#include "base/library.h"

#include "base/arena.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static bool fill(const struct library *l, void *handle)
{
    for (size_t i = 0; i < l->n_functions; i++) {
        void *function = dlsym(handle, l->functions[i].name);
        if (!function) return false;
        memcpy((char *)l->table + l->functions[i].at, &function, sizeof function);
    }
    return true;
}

/* What they ask for while they are loaded, some libraries cannot do without: GLib ends the process,
 * or waits for ever. So lack is noticed before. */
enum { LOADING = 256 * 1024 };

static void make_room(void)
{
    free(mem_alloc(LOADING));
}

/* The handle is kept by the loader alone, for as long as the process lives. */
static bool load(struct library *l, struct diag_list *diags)
{
    make_room();
    void *handle = dlopen(l->soname, RTLD_LAZY | RTLD_LOCAL);
    if (handle && fill(l, handle)) return true;
    const char *why = dlerror();
    diag_add(diags, (struct pos){0}, DIAG_LIBRARY,
             arena_strdup(diags->arena, why ? why : l->soname), NULL, NULL);
    if (handle) dlclose(handle);
    return false;
}

bool library_load(struct library *library, struct diag_list *diags)
{
    static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&one_at_a_time);
    if (!library->is_loaded) library->is_loaded = load(library, diags);
    bool is_loaded = library->is_loaded;
    pthread_mutex_unlock(&one_at_a_time);
    return is_loaded;
}
