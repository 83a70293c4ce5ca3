#include <libxml/xmlversion.h>
/* ICU's headers clash with the copy that comes with Swift; nothing used here depends on them. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>

/* xmlFree is a variable, which Swift does not take. */
static inline void xml_release(void *pointer) { xmlFree(pointer); }

static inline void xml_say_nothing(void *context, const char *format, ...) {
  (void)context;
  (void)format;
}

/* Errors go to standard error otherwise, also those of other libraries that parse XML. */
static inline void xml_silence(void) {
  xmlSetGenericErrorFunc(NULL, xml_say_nothing);
  xmlThrDefSetGenericErrorFunc(NULL, xml_say_nothing);
}
