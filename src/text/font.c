int ph_text_font(void); int ph_text_font(void) { return 0; }
