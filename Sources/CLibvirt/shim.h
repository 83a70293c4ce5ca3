#include <libvirt/libvirt-qemu.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <malloc.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>

/* Hidden from Swift by the feature macros that its Glibc module is built with. */
extern int pthread_setname_np(pthread_t thread, const char *name);
extern int memfd_create(const char *name, unsigned int flags);
extern pid_t gettid(void);

/* A variadic call: no core, not even through a pipe, and no other program of the user looks in. */
static inline int process_forbid_dumps(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/* Whether memory is overwritten when it is freed, whoever frees it; for the whole process. */
static inline void memory_wipe_freed(int is_wanted) { mallopt(M_PERTURB, is_wanted ? 0xff : 0); }

#ifndef MFD_CLOEXEC
#define MFD_CLOEXEC 1U
#endif
