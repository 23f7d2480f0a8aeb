/* Faults below Python, for tests: preloaded, it stands between a program and the system calls
 * that write, sync, rename and tell the time. What it does is said on one page of memory that the
 * test shares with every process (styring.py, which has the same fields in the same order); the
 * file of the page is named by INNFORING_SHIM. Linux on x86_64 and aarch64.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#undef pwrite64
#undef ftruncate64

enum { WRITE = 1, SYNC = 2, TRUNCATE = 4, RENAME = 8 };
enum { KILL = -1, LIE = -2 };                       /* a fault above 0 is an errno */
enum { FAILED_SYNC = 16, REMOVE = 32, FOLDER = 64 };  /* only in the trace */
enum { SECOND = 1000000000 };

struct page {
    int64_t clock_ns;                               /* added to the wall clock */
    int64_t ops, nth, times, fault;                 /* the rule: these calls, from the nth, so many */
    int64_t seen, hits;                             /* calls that the rule is about; faults given */
    int64_t room;                                   /* bytes that files may still grow; -1: any */
    int64_t trace;                                  /* 1: what reaches the disk goes to the trace */
    char path[256];                                 /* part of the name of the files it is about */
};

struct record {
    int32_t op, path_length;
    int64_t offset, length;
};

static struct page *page;
static char trace[4096];

__attribute__((constructor)) static void begin(void)
{
    const char *file = getenv("INNFORING_SHIM");
    int fd = file == NULL ? -1 : open(file, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return;
    void *at = mmap(NULL, sizeof *page, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    snprintf(trace, sizeof trace, "%s.trace", file);
    if (at != MAP_FAILED)
        page = at;
}

/* Whether the rule and the trace are about this file. */
static int concerns(const char *path)
{
    return page->path[0] != 0 && strstr(path, page->path) != NULL;
}

static int concerned(int fd, char path[4096])
{
    char link[32];
    if (page == NULL || page->path[0] == 0)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, 4095);
    path[length < 0 ? 0 : length] = 0;
    return concerns(path);
}

/* What is to happen to this call: 0 it goes on, an errno it fails with, LIE it says it was done. */
static int64_t judged(int op)
{
    if ((page->ops & op) == 0)
        return 0;
    int64_t number = __atomic_add_fetch(&page->seen, 1, __ATOMIC_SEQ_CST);
    if (number < page->nth || number >= page->nth + page->times)
        return 0;
    __atomic_add_fetch(&page->hits, 1, __ATOMIC_SEQ_CST);
    if (page->fault == KILL)
        syscall(SYS_kill, (long)getpid(), SIGKILL);
    return page->fault;
}

static int failed(int64_t fault)
{
    errno = fault == LIE ? 0 : (int)fault;
    return fault == LIE ? 0 : -1;
}

static void note(int op, const char *path, int64_t offset, const void *bytes, int64_t length)
{
    if (!page->trace)
        return;
    int saved = errno, fd = open(trace, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    struct record head = {op, (int32_t)strlen(path), offset, length};
    struct iovec parts[] = {{&head, sizeof head},
                            {(void *)path, (size_t)head.path_length},
                            {(void *)bytes, (size_t)length}};
    if (syscall(SYS_writev, fd, parts, 3L) < 0)
        abort();
    close(fd);
    errno = saved;
}

/* How much of a write there is room for: as on a full disk, what only overwrites always fits. */
static size_t room_for(int fd, off_t offset, size_t length)
{
    struct stat file;
    if (page->room < 0 || fstat(fd, &file) != 0)
        return length;
    int64_t growth = offset + (int64_t)length - file.st_size;
    if (growth <= 0)
        return length;
    int64_t left = __atomic_sub_fetch(&page->room, growth, __ATOMIC_SEQ_CST);
    if (left >= 0)
        return length;
    __atomic_store_n(&page->room, 0, __ATOMIC_SEQ_CST);
    __atomic_add_fetch(&page->hits, 1, __ATOMIC_SEQ_CST);
    int64_t short_by = left < -growth ? growth : -left;
    return short_by >= (int64_t)length ? 0 : length - (size_t)short_by;
}

static ssize_t written(int fd, const void *bytes, size_t length, off_t offset, int placed)
{
    char path[4096];
    int about = concerned(fd, path);
    if (about && length > 0) {
        int64_t fault = judged(WRITE);
        if (fault != 0)
            return fault == LIE ? (ssize_t)length : failed(fault);
        struct stat file;
        if (!placed) {
            int appends = (fcntl(fd, F_GETFL) & O_APPEND) != 0 && fstat(fd, &file) == 0;
            offset = appends ? file.st_size : lseek(fd, 0, SEEK_CUR);
        }
        length = room_for(fd, offset, length);
        if (length == 0)
            return failed(ENOSPC);
    }
    ssize_t done = placed ? syscall(SYS_pwrite64, fd, bytes, length, offset)
                          : syscall(SYS_write, fd, bytes, length);
    if (about && done > 0)
        note(WRITE, path, offset, bytes, done);
    return done;
}

static int synced(int fd, long call)
{
    char path[4096];
    int about = concerned(fd, path);
    int64_t fault = about ? judged(SYNC) : 0;
    if (fault != 0) {
        if (fault != LIE)
            note(FAILED_SYNC, path, 0, "", 0);
        return failed(fault);
    }
    int done = (int)syscall(call, fd);
    if (about && done == 0)
        note(SYNC, path, 0, "", 0);
    return done;
}

static int truncated(int fd, off_t size)
{
    char path[4096];
    int about = concerned(fd, path);
    int64_t fault = about ? judged(TRUNCATE) : 0;
    if (fault != 0)
        return failed(fault);
    int done = (int)syscall(SYS_ftruncate, fd, size);
    if (about && done == 0)
        note(TRUNCATE, path, size, "", 0);
    return done;
}

ssize_t write(int fd, const void *bytes, size_t length) { return written(fd, bytes, length, 0, 0); }

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
    return written(fd, bytes, length, offset, 1);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off_t offset)
{
    return written(fd, bytes, length, offset, 1);
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }
int ftruncate(int fd, off_t size) { return truncated(fd, size); }
int ftruncate64(int fd, off_t size) { return truncated(fd, size); }

int renameat(int from_fd, const char *from, int to_fd, const char *to)
{
    int64_t fault = page != NULL && concerns(to) ? judged(RENAME) : 0;
    if (fault != 0)
        return failed(fault);
    int done = (int)syscall(SYS_renameat, from_fd, from, to_fd, to);
    if (done == 0 && page != NULL && concerns(to))
        note(RENAME, to, 0, from, (int64_t)strlen(from));
    return done;
}

int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

int mkdirat(int folder, const char *name, mode_t mode)
{
    int done = (int)syscall(SYS_mkdirat, folder, name, mode);
    if (done == 0 && page != NULL && concerns(name))
        note(FOLDER, name, 0, "", 0);
    return done;
}

int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

int unlinkat(int folder, const char *name, int flags)
{
    int done = (int)syscall(SYS_unlinkat, folder, name, flags);
    if (done == 0 && page != NULL && concerns(name))
        note(REMOVE, name, 0, "", 0);
    return done;
}

int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }

int clock_gettime(clockid_t which, struct timespec *now)
{
    if (syscall(SYS_clock_gettime, which, now) != 0)
        return -1;
    if (page != NULL && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) {
        int64_t ns = now->tv_sec * (int64_t)SECOND + now->tv_nsec + page->clock_ns;
        now->tv_sec = ns / SECOND;
        now->tv_nsec = ns % SECOND;
    }
    return 0;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone)
{
    struct timespec precise;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &precise);
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *now)
{
    struct timespec precise;
    clock_gettime(CLOCK_REALTIME, &precise);
    if (now != NULL)
        *now = precise.tv_sec;
    return precise.tv_sec;
}
