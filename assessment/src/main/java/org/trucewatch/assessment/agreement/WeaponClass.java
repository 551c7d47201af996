// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.agreement;

/** A class of weapons as the agreement distinguishes them; its id is a word of the fact {@code weapon.class}. */
public record WeaponClass(String weaponId, String title, Provenance provenance) {}
