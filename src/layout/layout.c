int ph_layout_layout(void); int ph_layout_layout(void) { return 0; }
