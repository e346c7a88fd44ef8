/* The page tree (7.7.3.3), with a stack of its own. */
#include "archive/archive_priv.h"

/* Levels of the tree; those of src/pdf have two. */
enum { MAX_DEPTH = 32 };

struct walk {
    struct value kids;
    const char *at;
};

static bool is_tree(struct value node)
{
    return value_is(dict_get(node, "/Type"), "/Pages");
}

bool pages_each(const struct file *file, bool (*visit)(void *context, size_t number, size_t index),
                void *context)
{
    struct walk stack[MAX_DEPTH];
    size_t depth = 0, index = 0;
    struct value tree = file_get(file, file_root(file), "/Pages");
    if (!is_tree(tree)) return false;
    stack[depth++] = (struct walk){file_get(file, tree, "/Kids"), NULL};
    /* Each object is met once at the most in a tree: more are a circle. */
    for (size_t met = 0; depth;) {
        struct value kid;
        struct walk *top = &stack[depth - 1];
        if (!array_next(top->kids, &top->at, &kid)) {
            depth--;
            continue;
        }
        struct value node = file_follow(file, kid);
        if (!node.at || ++met > file->n_places) return false;
        if (!is_tree(node)) {
            if (!visit(context, value_reference(kid), index++)) return false;
        } else if (depth == MAX_DEPTH) {
            return false;
        } else {
            stack[depth++] = (struct walk){file_get(file, node, "/Kids"), NULL};
        }
    }
    return true;
}
