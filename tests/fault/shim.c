/* A machine that fails: loaded before the C library (LD_PRELOAD), it makes the n-th call of one
 * kind fail. What it shall do stands in FAULT, of words between blanks:
 *
 *     FAULT="write 3 28"     the third write (or pwrite) fails with errno 28
 *     FAULT="write 3 28 +"   and so do all that follow
 *     FAULT="write 3 short"  it writes half of its bytes, but one at least
 *     FAULT="write 3 term"   SIGTERM comes before it
 *     FAULT="lock 1 stop"    the process stops before the first lock, until SIGCONT comes
 *     FAULT="list 3 5"       the third look into a folder fails; "line": reading a line does
 *     FAULT="malloc 3"       the third malloc, calloc or realloc gives NULL
 *     FAULT="fragile 3"      the same of those that HarfBuzz and OpenSSL ask for, no malloc then
 *     FAULT="load 1"         the first library that is loaded while the program runs is not there
 *     FAULT="clock 86400"    every second look at a clock shows so many seconds more
 *
 * Where FAULT_TIME stands, it is so many seconds past 1970. Calls are counted over all processes
 * that come from the first. Where it happened, a file named by FAULT_SEEN is made. What is written
 * to a pipe counts as "send". Standard error is left alone; calls that the C library makes within
 * itself do not come through here, but for those of memory. */
#define __NO_INLINE__    /* else getline is one of the header itself */
#define _GNU_SOURCE      /* NOLINT(bugprone-reserved-identifier): for RTLD_NEXT */
#undef _FILE_OFFSET_BITS /* both names of each call are taken */

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <netdb.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t n);

enum { MOST_PARTS = 8 };

struct part {
    const char *from, *to;
};

static struct {
    char kind[16], how[16];
    long at, error;
    bool lasts;
    long *count;  /* shared by all processes */
    long *others; /* looks at a clock */
    const char *seen;
    struct part fragile[MOST_PARTS];
    int n_fragile;
    bool is_at_rest; /* nothing fails */
} fault;

/* Where the code of libraries stands that crash for want of memory. */
static int note_fragile(struct dl_phdr_info *info, size_t size, void *data)
{
    (void)size, (void)data;
    if (!strstr(info->dlpi_name, "libharfbuzz") && !strstr(info->dlpi_name, "libcrypto")) return 0;
    for (int i = 0; i < info->dlpi_phnum && fault.n_fragile < MOST_PARTS; i++) {
        const char *from = (const char *)info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        if (info->dlpi_phdr[i].p_flags & PF_X)
            fault.fragile[fault.n_fragile++] =
                (struct part){from, from + info->dlpi_phdr[i].p_memsz};
    }
    return 0;
}

static void find_fragile(void)
{
    fault.n_fragile = 0;
    dl_iterate_phdr(note_fragile, NULL);
}

__attribute__((constructor)) static void start(void)
{
    const char *text = getenv("FAULT");
    char more[4] = "";
    fault.seen = getenv("FAULT_SEEN");
    fault.count = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    fault.others = fault.count + 1;
    if (!text || fault.count == MAP_FAILED) return;
    sscanf(text, "%15s %ld %15s %3s", fault.kind, &fault.at, fault.how, more);
    find_fragile();
    fault.error = strtol(fault.how, NULL, 10);
    fault.lasts = more[0] == '+';
}

static void mark(void)
{
    if (!fault.seen) return;
    long fd = syscall(SYS_openat, AT_FDCWD, fault.seen, O_WRONLY | O_CREAT, 0666);
    if (fd >= 0) syscall(SYS_close, fd);
}

/* Whether it is this call's turn. */
static bool is_due(const char *kind)
{
    if (!fault.count || strcmp(kind, fault.kind) != 0) return false;
    long n = __atomic_add_fetch(fault.count, 1, __ATOMIC_SEQ_CST);
    if (n != fault.at && (!fault.lasts || n < fault.at)) return false;
    mark();
    return true;
}

/* Whether the call fails; errno is then set. */
static bool fails(const char *kind)
{
    if (!is_due(kind)) return false;
    if (strcmp(fault.how, "term") == 0) raise(SIGTERM);
    if (strcmp(fault.how, "stop") == 0) raise(SIGSTOP);
    if (!fault.error) return false;
    errno = (int)fault.error;
    return true;
}

static bool is_pipe(int fd)
{
    struct stat st;
    return fstat(fd, &st) == 0 && S_ISFIFO(st.st_mode);
}

/* How many bytes of n are written; -1: it fails. */
static ssize_t portion(int fd, size_t n)
{
    if (!is_due(is_pipe(fd) ? "send" : "write")) return (ssize_t)n;
    if (strcmp(fault.how, "term") == 0) raise(SIGTERM);
    if (strcmp(fault.how, "short") == 0) return n > 1 ? (ssize_t)(n / 2) : (ssize_t)n;
    if (!fault.error) return (ssize_t)n;
    errno = (int)fault.error;
    return -1;
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    ssize_t most = fd == STDERR_FILENO ? (ssize_t)n : portion(fd, n);
    return most < 0 ? -1 : syscall(SYS_write, fd, bytes, most);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
    ssize_t most = portion(fd, n);
    return most < 0 ? -1 : syscall(SYS_pwrite64, fd, bytes, most, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
    return pwrite64(fd, bytes, n, at);
}

ssize_t read(int fd, void *bytes, size_t n)
{
    return fails("read") ? -1 : syscall(SYS_read, fd, bytes, n);
}

ssize_t pread64(int fd, void *bytes, size_t n, off64_t at)
{
    return fails("read") ? -1 : syscall(SYS_pread64, fd, bytes, n, at);
}

ssize_t pread(int fd, void *bytes, size_t n, off_t at)
{
    return pread64(fd, bytes, n, at);
}

static int open_at(int folder, const char *path, int flags, va_list args)
{
    bool makes = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
    int mode = makes ? va_arg(args, int) : 0;
    return fails("open") ? -1 : (int)syscall(SYS_openat, folder, path, flags, mode);
}

#define OPEN(name)                                     \
    int name(const char *path, int flags, ...)         \
    {                                                  \
        va_list args;                                  \
        va_start(args, flags);                         \
        int fd = open_at(AT_FDCWD, path, flags, args); \
        va_end(args);                                  \
        return fd;                                     \
    }
#define OPENAT(name)                                       \
    int name(int folder, const char *path, int flags, ...) \
    {                                                      \
        va_list args;                                      \
        va_start(args, flags);                             \
        int fd = open_at(folder, path, flags, args);       \
        va_end(args);                                      \
        return fd;                                         \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

/* GLib, which HarfBuzz brings along, asks for memory while it is loaded; where it gets none it ends
 * the process or waits for ever. vanthu sees before whether there is any. */
void *dlopen(const char *file, int mode)
{
    void *(*load)(const char *, int) = NULL;
    *(void **)&load = dlsym(RTLD_NEXT, "dlopen");
    fault.is_at_rest = true;
    if (file && strstr(file, "libharfbuzz")) load("libglib-2.0.so.0", mode);
    fault.is_at_rest = false;
    void *library = load(is_due("load") ? "libgone.so.1" : file, mode);
    find_fragile();
    return library;
}

/* The file is closed all the same, as Linux does it. */
int close(int fd)
{
    bool has_failed = fails("close");
    int error = errno, status = (int)syscall(SYS_close, fd);
    if (!has_failed) return status;
    errno = error;
    return -1;
}

int fsync(int fd)
{
    return fails("fsync") ? -1 : (int)syscall(SYS_fsync, fd);
}

int ftruncate64(int fd, off64_t n)
{
    return fails("truncate") ? -1 : (int)syscall(SYS_ftruncate, fd, n);
}

int ftruncate(int fd, off_t n)
{
    return ftruncate64(fd, n);
}

int fchmod(int fd, mode_t mode)
{
    return fails("mode") ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

static int control(int fd, int command, void *argument)
{
    return command == F_SETLK && fails("lock") ? -1
                                               : (int)syscall(SYS_fcntl, fd, command, argument);
}

#define FCNTL(name)                            \
    int name(int fd, int command, ...)         \
    {                                          \
        va_list args;                          \
        va_start(args, command);               \
        void *argument = va_arg(args, void *); \
        va_end(args);                          \
        return control(fd, command, argument); \
    }
FCNTL(fcntl)
FCNTL(fcntl64)

int rename(const char *from, const char *to)
{
    return fails("rename") ? -1 : (int)syscall(SYS_rename, from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    return fails("link") ? -1 : (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
}

int mkdir(const char *path, mode_t mode)
{
    return fails("mkdir") ? -1 : (int)syscall(SYS_mkdir, path, mode);
}

int pipe(int fds[2])
{
    return fails("pipe") ? -1 : (int)syscall(SYS_pipe2, fds, 0);
}

/* The C library's own function of that name. */
#define NEXT(name)                 \
    static __typeof__(name) *next; \
    if (!next) *(void **)&next = dlsym(RTLD_NEXT, #name)

DIR *opendir(const char *path)
{
    NEXT(opendir);
    return fails("open") ? NULL : next(path);
}

struct dirent *readdir(DIR *folder)
{
    NEXT(readdir);
    return fails("list") ? NULL : next(folder);
}

struct dirent64 *readdir64(DIR *folder)
{
    NEXT(readdir64);
    return fails("list") ? NULL : next(folder);
}

ssize_t getline(char **line, size_t *cap, FILE *file)
{
    NEXT(getline);
    return fails("line") ? -1 : next(line, cap, file);
}

/* The program never asks for one. */
int socket(int domain, int type, int protocol)
{
    return fails("socket") ? -1 : (int)syscall(SYS_socket, domain, type, protocol);
}

int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints,
                struct addrinfo **found)
{
    (void)node, (void)service, (void)hints, (void)found;
    fails("socket");
    return EAI_FAIL;
}

pid_t fork(void)
{
    NEXT(fork);
    return fails("fork") ? -1 : next();
}

/* ---- memory ---- */

static bool lacks_memory(const void *caller)
{
    const char *at = caller;
    bool is_fragile = false;
    if (fault.is_at_rest) return false;
    for (int i = 0; i < fault.n_fragile; i++)
        is_fragile = is_fragile || (at >= fault.fragile[i].from && at < fault.fragile[i].to);
    if (!is_due(is_fragile ? "fragile" : "malloc")) return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t n)
{
    return lacks_memory(__builtin_return_address(0)) ? NULL : __libc_malloc(n);
}

void *calloc(size_t n, size_t size)
{
    return lacks_memory(__builtin_return_address(0)) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *p, size_t n)
{
    return lacks_memory(__builtin_return_address(0)) ? NULL : __libc_realloc(p, n);
}

/* ---- clocks ---- */

int clock_gettime(clockid_t clock, struct timespec *t)
{
    int status = (int)syscall(SYS_clock_gettime, clock, t);
    bool jumps = fault.count && strcmp(fault.kind, "clock") == 0;
    if (jumps && __atomic_add_fetch(fault.others, 1, __ATOMIC_SEQ_CST) % 2 == 0)
        t->tv_sec += fault.at;
    return status;
}

time_t time(time_t *out)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    const char *fixed = getenv("FAULT_TIME");
    if (fixed) t.tv_sec = strtoll(fixed, NULL, 10);
    if (out) *out = t.tv_sec;
    return t.tv_sec;
}
