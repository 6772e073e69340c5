/**
 * The documents that go with an export: dataset card, Croissant, statistics with plots, leakage
 * report, lineage manifest, licence. Pure functions of {@link io.roadloom.export.card.ExportFacts}:
 * nothing in them depends on when, where or how often an export ran.
 */
package io.roadloom.export.card;
