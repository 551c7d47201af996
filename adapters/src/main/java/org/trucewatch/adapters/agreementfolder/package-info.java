// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
/** Agreements as folders of YAML and tables. */
@NullMarked
package org.trucewatch.adapters.agreementfolder;

import org.jspecify.annotations.NullMarked;
