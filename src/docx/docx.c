int ph_docx_docx(void); int ph_docx_docx(void) { return 0; }
