package org.quickpermit.installers.demo;

/// How a demo is shown.
///
/// @param album takes the pictures and keeps the papers
/// @param pace how fast it plays
/// @param places where the windows stand
/// @param onDesktop true where somebody can see the windows, false where they are drawn into memory
record Showing(Album album, Pace pace, Places places, boolean onDesktop) {}
