#include <libvirt/libvirt-qemu.h>
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <pthread.h>
#include <sys/eventfd.h>

/* Hidden from Swift by the feature macros that its Glibc module is built with. */
extern int pthread_setname_np(pthread_t thread, const char *name);
extern int memfd_create(const char *name, unsigned int flags);
extern pid_t gettid(void);

#ifndef MFD_CLOEXEC
#define MFD_CLOEXEC 1U
#endif
