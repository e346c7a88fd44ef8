/* placeholder */ int xml_placeholder_writer(void); int xml_placeholder_writer(void) { return 0; }
