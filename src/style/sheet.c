int ph_style_sheet(void); int ph_style_sheet(void) { return 0; }
