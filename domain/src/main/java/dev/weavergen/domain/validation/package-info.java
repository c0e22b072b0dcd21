/** Whether what is claimed of the system is so: arms, paired tests, intervals, the report. */
@NullMarked
package dev.weavergen.domain.validation;

import org.jspecify.annotations.NullMarked;
